import { fileURLToPath } from 'node:url';
import { bucketStore } from './bucket-store.js';
import { folderStore } from './folder-store.js';
import type { ObjectStore } from './object-store.js';

/**
 * Opens the store at an address: `file:///srv/vorgang/documents`, or
 * `s3://BUCKET?endpoint=https://SERVER&region=REGION`. Credentials of a bucket are looked for where Amazon's tools look,
 * such as AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.
 *
 * @throws Error when the address is of another kind
 */
export function openObjectStore(address: string): ObjectStore {
  const url = URL.canParse(address) ? new URL(address) : null;
  switch (url?.protocol) {
    case 'file:':
      return folderStore(fileURLToPath(url));
    case 's3:':
      return bucketStore({
        bucket: url.hostname,
        endpoint: url.searchParams.get('endpoint') ?? undefined,
        region: url.searchParams.get('region') ?? 'eu-central-1',
      });
    default:
      throw new Error(
        `"${address}" is no store of documents. Write file:///FOLDER or s3://BUCKET?endpoint=URL.`,
      );
  }
}
