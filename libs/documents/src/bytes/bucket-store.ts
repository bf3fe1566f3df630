import { Readable } from 'node:stream';
import { DeleteObjectCommand, GetObjectCommand, S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import type { Bytes } from '../cipher/chunk-cipher.js';
import { DocumentServiceAwayError } from '../document-errors.js';
import type { ObjectStore } from './object-store.js';

export interface BucketAddress {
  readonly bucket: string;
  /** Absent: Amazon's own for the region. */
  readonly endpoint?: string;
  readonly region: string;
  /** Absent: from the places where Amazon's tools look (environment, files, the machine's role). */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** Objects in a bucket of a server that speaks the S3 protocol. */
export function bucketStore(address: BucketAddress): ObjectStore {
  const { bucket: Bucket } = address;
  const client = new S3Client(clientOptions(address));

  return {
    storeId: 'bucket',

    async put(objectId, bytes) {
      let failure: unknown;
      // What makes the bytes may refuse them; that refusal is not the store's fault and is thrown as it is.
      const watched = watch(bytes, (error) => {
        failure = error;
      });
      const params = { Bucket, Key: objectId, Body: Readable.from(watched, { objectMode: false }) };
      const upload = new Upload({ client, params, queueSize: 1, leavePartsOnError: false });
      await upload.done().catch((error: unknown) => {
        throw failure ?? away('written', error);
      });
    },

    async get(objectId, range) {
      const Range = `bytes=${range.start}-${range.end}`;
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: objectId, Range }));
        return Body as Readable;
      } catch (error) {
        throw away('read', error);
      }
    },

    async remove(objectId) {
      await client.send(new DeleteObjectCommand({ Bucket, Key: objectId })).catch((error: unknown) => {
        throw away('removed', error);
      });
    },

    close: () => client.destroy(),
  };
}

function clientOptions({ endpoint, region, credentials }: BucketAddress): S3ClientConfig {
  return {
    region,
    ...(credentials ? { credentials } : {}),
    // Servers other than Amazon's know buckets by path, and not all know the newer checksums.
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 5_000, requestTimeout: 30_000 },
  };
}

async function* watch(bytes: Bytes, onFailure: (error: unknown) => void): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes;
  } catch (error) {
    onFailure(error);
    throw error;
  }
}

function away(done: string, cause: unknown): DocumentServiceAwayError {
  const name = cause instanceof Error ? cause.name : 'an unknown answer';
  return new DocumentServiceAwayError(
    `The content cannot be ${done}: the bucket answers ${name}. Try again later.`,
    { cause },
  );
}
