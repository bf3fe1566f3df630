import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';

/** The kind of a key in the forms of C2SP signed-note: Ed25519. */
const ed25519 = 1;
/** What stands before the 32 bytes of an Ed25519 key in PKCS #8 and in SubjectPublicKeyInfo (RFC 8410). */
const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex');
const keyLength = 32;
const privateMark = 'PRIVATE+KEY+';
const namePattern = /^[^\s+\p{Cc}]{1,200}$/u;

/** A key that verifies checkpoints. */
export interface VerifierKey {
  readonly name: string;
  /** The first four bytes of the hash of name and key: tells keys of one name apart. */
  readonly keyHash: Buffer;
  readonly publicKey: KeyObject;
  /** Its form to hand on: `NAME+HASH+KEY`. */
  readonly text: string;
}

/** A key that signs checkpoints. */
export interface SigningKey extends VerifierKey {
  readonly privateKey: KeyObject;
}

/** The text is no key. */
export class UnreadableKeyError extends Error {
  override readonly name = 'UnreadableKeyError';
}

/**
 * A new key.
 *
 * @param name of the authority that signs, such as `vorgang.kreis-musterland.de`
 * @returns the line of the key file, and the key that verifies
 * @throws UnreadableKeyError where the name has blanks or plus signs
 */
export function newSigningKey(name: string): { readonly secretLine: string; readonly verifierKey: string } {
  if (!namePattern.test(name)) {
    throw new UnreadableKeyError(
      `"${name}" cannot be the name of a key: give 1 to 200 characters without blanks and plus signs, such as vorgang.kreis-musterland.de`,
    );
  }
  const { privateKey } = generateKeyPairSync('ed25519');
  const seed = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-keyLength);
  const { text, keyHash } = verifierKeyOf(name, createPublicKey(privateKey));
  const secretLine = `${privateMark}${name}+${keyHash.toString('hex')}+${typed(seed)}`;
  return { secretLine, verifierKey: text };
}

/**
 * Reads the line of a key file: `PRIVATE+KEY+NAME+HASH+SEED` (the form of C2SP signed-note).
 *
 * @throws UnreadableKeyError
 */
export function readSigningKey(line: string): SigningKey {
  const text = line.trim();
  // Says nothing of the text: it may be a key all the same.
  const unreadable = (): UnreadableKeyError =>
    new UnreadableKeyError(
      'The key of the checkpoints cannot be read. Make one with: npx vorgang audit new-key NAME FILE',
    );
  if (!text.startsWith(privateMark)) throw unreadable();
  const parts = readParts(text.slice(privateMark.length));
  if (parts === null) throw unreadable();
  const der = Buffer.concat([privatePrefix, parts.key]);
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const verifier = verifierKeyOf(parts.name, createPublicKey(privateKey));
  if (verifier.keyHash.toString('hex') !== parts.keyHash) throw unreadable();
  return { ...verifier, privateKey };
}

/**
 * Reads a key that verifies: `NAME+HASH+KEY`.
 *
 * @throws UnreadableKeyError
 */
export function readVerifierKey(text: string): VerifierKey {
  const parts = readParts(text.trim());
  if (parts !== null) {
    const der = Buffer.concat([publicPrefix, parts.key]);
    const verifier = verifierKeyOf(parts.name, createPublicKey({ key: der, format: 'der', type: 'spki' }));
    if (verifier.keyHash.toString('hex') === parts.keyHash) return verifier;
  }
  throw new UnreadableKeyError(
    'That is no key that verifies checkpoints: it reads NAME+HASH+KEY, as npx vorgang audit new-key printed it.',
  );
}

function readParts(
  text: string,
): { readonly name: string; readonly keyHash: string; readonly key: Buffer } | null {
  const [, name, keyHash, encoded] = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text) ?? [];
  if (name === undefined || keyHash === undefined || encoded === undefined) return null;
  const bytes = Buffer.from(encoded, 'base64');
  if (!namePattern.test(name) || bytes.length !== keyLength + 1 || bytes[0] !== ed25519) return null;
  return { name, keyHash, key: bytes.subarray(1) };
}

function verifierKeyOf(name: string, publicKey: KeyObject): VerifierKey {
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-keyLength);
  const keyHash = createHash('sha256')
    .update(`${name}\n`)
    .update(Uint8Array.of(ed25519))
    .update(raw)
    .digest()
    .subarray(0, 4);
  return { name, keyHash, publicKey, text: `${name}+${keyHash.toString('hex')}+${typed(raw)}` };
}

function typed(key: Uint8Array): string {
  return Buffer.concat([Uint8Array.of(ed25519), key]).toString('base64');
}
