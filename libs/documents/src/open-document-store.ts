import { readFile } from 'node:fs/promises';
import type { TenantWork } from '@vorgang/storage';
import { openObjectStore } from './bytes/open-object-store.js';
import { defaultMediaTypes } from './content/media-types.js';
import { KeyRing } from './keys/key-ring.js';
import { clamdScanner } from './scan/clamd-scanner.js';
import { noScanner } from './scan/malware-scanner.js';
import { DocumentStore } from './store/document-store.js';

/** What the environment says of documents. */
export interface DocumentConfiguration {
  /** `file:///FOLDER` or `s3://BUCKET?endpoint=URL&region=REGION`. */
  readonly store: string;
  readonly keyFile: string;
  /** `tcp://HOST:PORT` of clamd; absent: nothing is scanned here. */
  readonly scanner?: string;
  /** Bytes of a document at most. */
  readonly sizeLimit: number;
}

export interface OpenDocumentStore {
  readonly documents: DocumentStore;
  readonly keys: KeyRing;
  close(): void;
}

/** Bytes of a document at most, unless the installation says otherwise. */
export const defaultSizeLimit = 50 * 1024 * 1024;

/** @throws Error when the key file cannot be read or is wrong, or the store's address is */
export async function openDocumentStore(
  configuration: DocumentConfiguration,
  work: TenantWork,
  now: () => Date,
): Promise<OpenDocumentStore> {
  const keys = KeyRing.parse(await readKeyFile(configuration.keyFile));
  const objects = openObjectStore(configuration.store);
  const rules = { sizeLimit: configuration.sizeLimit, mediaTypes: defaultMediaTypes };
  const documents = new DocumentStore({
    work,
    objects,
    keys,
    scanner: scannerAt(configuration.scanner),
    rules,
    now,
  });
  return { documents, keys, close: () => objects.close() };
}

async function readKeyFile(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new Error(
      `The key file ${file} cannot be read. Name it in DOCUMENT_KEY_FILE, and make it with: npx vorgang documents new-key`,
      { cause },
    );
  }
}

function scannerAt(address: string | undefined) {
  if (address === undefined) return noScanner;
  const { hostname, port } = new URL(address);
  return clamdScanner({ host: hostname, port: Number(port || 3310) });
}
