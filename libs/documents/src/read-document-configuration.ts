import { defaultSizeLimit, type DocumentConfiguration } from './open-document-store.js';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads DOCUMENT_STORE, DOCUMENT_KEY_FILE, CLAMD_URL and DOCUMENT_SIZE_LIMIT. Undefined: this installation keeps no
 * documents beside the case file.
 *
 * @param mistakes gets a sentence for each variable that is wrong
 */
export function readDocumentConfiguration(
  environment: Environment,
  mistakes: string[],
): DocumentConfiguration | undefined {
  const text = (name: string): string | undefined => environment[name]?.trim() || undefined;
  const store = text('DOCUMENT_STORE');
  const keyFile = text('DOCUMENT_KEY_FILE');
  const scanner = text('CLAMD_URL');
  const sizeLimit = Number(text('DOCUMENT_SIZE_LIMIT') ?? defaultSizeLimit);
  if ((store === undefined) !== (keyFile === undefined)) {
    mistakes.push('DOCUMENT_STORE and DOCUMENT_KEY_FILE belong together: set both or none.');
  }
  if (store !== undefined && !isAddress(store, ['file:', 's3:'])) {
    mistakes.push('DOCUMENT_STORE must be file:///FOLDER or s3://BUCKET?endpoint=URL&region=REGION.');
  }
  if (scanner !== undefined && !isAddress(scanner, ['tcp:'])) {
    mistakes.push('CLAMD_URL must be tcp://HOST:PORT.');
  }
  if (!Number.isSafeInteger(sizeLimit) || sizeLimit < 1) {
    mistakes.push('DOCUMENT_SIZE_LIMIT must be a whole number of bytes.');
  }
  if (store === undefined || keyFile === undefined) return undefined;
  return { store, keyFile, sizeLimit, ...(scanner === undefined ? {} : { scanner }) };
}

function isAddress(value: string, protocols: readonly string[]): boolean {
  return URL.canParse(value) && protocols.includes(new URL(value).protocol);
}
