import { createCipheriv, createDecipheriv } from 'node:crypto';

/** Plain bytes that are encrypted together. A reader decrypts only the chunks that it needs. */
export const chunkLength = 64 * 1024;

const tagLength = 16;
const sealedLength = chunkLength + tagLength;

export type Bytes = AsyncIterable<Uint8Array>;

/** A part of a content, by plain bytes; `end` is the last one. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Encrypts a content in chunks with AES-256-GCM. The nonce of a chunk is its number and whether it is the last one, so
 * that no chunk can be moved, left out or cut off unseen (the STREAM construction of Hoang, Reyhanitabar, Rogaway and
 * Vizár, 2015). A key encrypts one content only; `context` binds the bytes to where they belong.
 */
export async function* encryptChunks(plain: Bytes, key: Buffer, context: string): AsyncGenerator<Uint8Array> {
  let number = 0;
  let held = Buffer.alloc(0);
  for await (const piece of plain) {
    held = Buffer.concat([held, piece]);
    // The last chunk is known only when nothing follows, so a full one is held back.
    while (held.length > chunkLength) {
      yield encryptChunk(held.subarray(0, chunkLength), key, context, number, false);
      number += 1;
      held = held.subarray(chunkLength);
    }
  }
  yield encryptChunk(held, key, context, number, true);
}

/** The encrypted bytes that hold the range of a content of `size` plain bytes. */
export function encryptedRange(range: ByteRange, size: number): ByteRange {
  const lastChunk = Math.floor(range.end / chunkLength);
  return {
    start: Math.floor(range.start / chunkLength) * sealedLength,
    end: Math.min((lastChunk + 1) * sealedLength, encryptedLength(size)) - 1,
  };
}

/** Bytes that a content takes when it is encrypted. */
export function encryptedLength(size: number): number {
  return size + chunkCount(size) * tagLength;
}

/**
 * Decrypts the encrypted bytes of `encryptedRange` to exactly the range.
 * @throws Error when a byte was changed, or bytes are missing
 */
export async function* decryptChunks(
  encrypted: Bytes,
  key: Buffer,
  context: string,
  range: ByteRange,
  size: number,
): AsyncGenerator<Uint8Array> {
  const chunks = chunkCount(size);
  let number = Math.floor(range.start / chunkLength);
  for await (const sealed of inPieces(encrypted, sealedLength)) {
    const plain = decryptChunk(sealed, key, context, number, number === chunks - 1);
    const offset = number * chunkLength;
    yield plain.subarray(Math.max(0, range.start - offset), range.end + 1 - offset);
    number += 1;
  }
  if (number <= Math.floor(range.end / chunkLength)) {
    throw new Error(`The stored content of ${context} is cut off. Restore it from the backup.`);
  }
}

function chunkCount(size: number): number {
  return Math.max(1, Math.ceil(size / chunkLength));
}

function encryptChunk(plain: Buffer, key: Buffer, context: string, number: number, last: boolean): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(number, last));
  cipher.setAAD(Buffer.from(context));
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function decryptChunk(sealed: Buffer, key: Buffer, context: string, number: number, last: boolean): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(number, last));
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(sealed.subarray(-tagLength));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, -tagLength)), decipher.final()]);
  } catch (cause) {
    throw new Error(`The stored content of ${context} was changed. Restore it from the backup.`, { cause });
  }
}

function nonceOf(number: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(number, 7);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

async function* inPieces(bytes: Bytes, length: number): AsyncGenerator<Buffer> {
  let held = Buffer.alloc(0);
  for await (const piece of bytes) {
    held = Buffer.concat([held, piece]);
    while (held.length >= length) {
      yield held.subarray(0, length);
      held = held.subarray(length);
    }
  }
  if (held.length > 0) yield held;
}
