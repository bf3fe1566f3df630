import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Bytes of every key here: AES-256. */
export const keyLength = 32;

const nonceLength = 12;
const tagLength = 16;

/** A key that was encrypted with a key of the ring. */
export interface WrappedKey {
  readonly wrappingKeyId: string;
  readonly wrapped: Buffer;
}

interface RingKey {
  readonly id: string;
  readonly key: Buffer;
}

/**
 * The keys of the installation, which encrypt the keys of tenants and lie outside the database. The first one encrypts;
 * the others only read what was encrypted before a rotation.
 */
export class KeyRing {
  private constructor(private readonly keys: readonly [RingKey, ...RingKey[]]) {}

  /**
   * Reads a key file: one key a line, `NAME BASE64` with 32 bytes each, the newest first. Lines that begin with `#` say
   * nothing.
   *
   * @throws Error that names the line and what is wrong with it
   */
  static parse(text: string): KeyRing {
    const lines = text
      .split('\n')
      .map((line, index) => ({ text: line.trim(), place: `line ${index + 1} of the key file` }));
    const keys = lines
      .filter((line) => line.text !== '' && !line.text.startsWith('#'))
      .map((line) => parseKey(line.text, line.place));
    const repeated = keys.find((key, index) => keys.findIndex((other) => other.id === key.id) < index);
    if (repeated)
      throw new Error(`The key file names "${repeated.id}" twice. Give each key a name of its own.`);
    const [first, ...others] = keys;
    if (first === undefined) {
      throw new Error('The key file holds no key. Add a line: a name, a space, 32 random bytes in base64.');
    }
    return new KeyRing([first, ...others]);
  }

  /** A line for a key file with a fresh key. */
  static newLine(id: string): string {
    return `${id} ${randomBytes(keyLength).toString('base64')}\n`;
  }

  /** Name of the key that encrypts now. */
  get currentKeyId(): string {
    return this.keys[0].id;
  }

  wrap(key: Buffer, context: string): WrappedKey {
    return { wrappingKeyId: this.currentKeyId, wrapped: seal(this.keys[0].key, key, context) };
  }

  /** @throws Error when the ring has lost the key, or the wrapped key was tampered with */
  unwrap({ wrappingKeyId, wrapped }: WrappedKey, context: string): Buffer {
    const found = this.keys.find((key) => key.id === wrappingKeyId);
    if (!found) {
      throw new Error(
        `The key "${wrappingKeyId}" is missing in the key file. Put it back: documents need it.`,
      );
    }
    return open(found.key, wrapped, context);
  }

  /** A key for another purpose, such as signing links. */
  derive(purpose: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.keys[0].key, '', `vorgang ${purpose}`, keyLength));
  }
}

/** Encrypts a key with another: nonce, ciphertext, tag. `context` binds it to where it belongs. */
export function seal(wrappingKey: Buffer, key: Buffer, context: string): Buffer {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', wrappingKey, nonce);
  cipher.setAAD(Buffer.from(context));
  return Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()]);
}

/** @throws Error when key, context or bytes are not those of `seal` */
export function open(wrappingKey: Buffer, sealed: Buffer, context: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', wrappingKey, sealed.subarray(0, nonceLength));
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(sealed.subarray(-tagLength));
  return Buffer.concat([decipher.update(sealed.subarray(nonceLength, -tagLength)), decipher.final()]);
}

function parseKey(text: string, place: string): RingKey {
  const [id, encoded, ...rest] = text.split(/\s+/);
  const key = Buffer.from(encoded ?? '', 'base64');
  if (!id || rest.length > 0 || key.length !== keyLength) {
    throw new Error(`In ${place}: write a name, a space, and ${keyLength} bytes in base64.`);
  }
  return { id, key };
}
