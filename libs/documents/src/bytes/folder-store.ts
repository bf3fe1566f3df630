import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ByteRange, Bytes } from '../cipher/chunk-cipher.js';
import { DocumentServiceAwayError } from '../document-errors.js';
import type { ObjectStore } from './object-store.js';

/** Objects as files below a folder, spread over 256 subfolders. Several processes may share the folder. */
export function folderStore(folder: string): ObjectStore {
  const fileOf = (objectId: string): string => {
    if (!/^[0-9a-f-]{36}$/.test(objectId)) throw new Error(`"${objectId}" is not the id of an object.`);
    return join(folder, objectId.slice(0, 2), objectId);
  };

  return {
    storeId: 'folder',

    async put(objectId, bytes) {
      const file = fileOf(objectId);
      const partial = `${file}.part`;
      try {
        await mkdir(dirname(file), { recursive: true, mode: 0o700 });
        await writeDurably(partial, bytes);
        await rename(partial, file);
        await syncFolder(dirname(file));
      } catch (error) {
        await rm(partial, { force: true }).catch(() => undefined);
        throw isSystemError(error) ? away('The content cannot be written', error) : error;
      }
    },

    async get(objectId, range) {
      const file = fileOf(objectId);
      await stat(file).catch((error: unknown) => {
        throw away('The content cannot be read', error);
      });
      return readRange(file, range);
    },

    async remove(objectId) {
      const file = fileOf(objectId);
      await rm(file, { force: true });
      await rm(`${file}.part`, { force: true });
    },

    close: () => undefined,
  };
}

async function writeDurably(file: string, bytes: Bytes): Promise<void> {
  const handle = await open(file, 'w', 0o600);
  try {
    for await (const piece of bytes) await handle.writeFile(piece);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The name of a new file survives a power cut only when its folder has been written too. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function readRange(file: string, range: ByteRange): Bytes {
  return createReadStream(file, { start: range.start, end: range.end });
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}

function away(what: string, cause: unknown): DocumentServiceAwayError {
  const code = (cause as { code?: unknown }).code;
  const reason = code === 'ENOSPC' ? 'no space is left on the disk' : `the folder answers ${String(code)}`;
  return new DocumentServiceAwayError(`${what}: ${reason}. Nothing was stored; try again later.`, { cause });
}
