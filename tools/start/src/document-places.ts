import { access, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { KeyRing } from '@vorgang/documents';

/** Where the documents of an installation lie, as its programs want to be told. */
export interface DocumentPlaces {
  readonly DOCUMENT_STORE: string;
  readonly DOCUMENT_KEY_FILE: string;
}

/** A folder for documents and a key file beside the data, which is made once. */
export async function documentPlaces(dataFolder: string): Promise<DocumentPlaces> {
  const keyFile = join(dataFolder, 'document-keys');
  await access(keyFile).catch(() => writeFile(keyFile, KeyRing.newLine('first'), { mode: 0o600 }));
  return {
    DOCUMENT_STORE: pathToFileURL(join(dataFolder, 'documents')).href,
    DOCUMENT_KEY_FILE: keyFile,
  };
}
