import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bytes } from '../cipher/chunk-cipher.js';

/** A content as it comes from a network: in pieces of uneven length. */
export async function* pieces(content: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let start = 0, length = 1; start < content.length; start += length, length = 10_000 + (start % 977)) {
    yield content.subarray(start, start + length);
  }
}

export async function bytesOf(content: Bytes): Promise<Buffer> {
  const read: Uint8Array[] = [];
  for await (const piece of content) read.push(piece);
  return Buffer.concat(read);
}

/** A server that speaks the S3 protocol, with one bucket. */
export async function startBucketServer(
  bucket: string,
): Promise<{ readonly address: string; close(): Promise<void> }> {
  const { default: S3rver } = await import('s3rver');
  const directory = await mkdtemp(join(tmpdir(), 'vorgang-bucket-'));
  const server = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory,
    configureBuckets: [{ name: bucket, configs: [] }],
  });
  const { port } = await server.run();
  process.env['AWS_ACCESS_KEY_ID'] = 'S3RVER';
  process.env['AWS_SECRET_ACCESS_KEY'] = 'S3RVER';
  return {
    address: `s3://${bucket}?endpoint=${encodeURIComponent(`http://127.0.0.1:${port}`)}&region=eu-central-1`,
    close: async () => {
      await server.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
