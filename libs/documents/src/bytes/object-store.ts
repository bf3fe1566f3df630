import type { ByteRange, Bytes } from '../cipher/chunk-cipher.js';

/**
 * Where encrypted contents lie: folders or buckets of objects. It knows nothing of documents, and its answers are not
 * trusted: what it gives back is authenticated when it is decrypted.
 */
export interface ObjectStore {
  /** Name of the place in document references. */
  readonly storeId: string;
  /**
   * Writes an object; it is there whole when this resolves, or not at all under its name.
   * @throws DocumentServiceAwayError
   */
  put(objectId: string, bytes: Bytes): Promise<void>;
  /** @throws DocumentServiceAwayError when the store does not answer or has lost the object */
  get(objectId: string, range: ByteRange): Promise<Bytes>;
  /** Removes an object; one that is not there is fine. */
  remove(objectId: string): Promise<void>;
  close(): void;
}
