import type { Request } from 'express';
import type { StorageEngine } from 'multer';
import { HttpProblem } from '../../http/problem.js';

/** Bytes of all files of a deployment together. */
export const deploymentLimit = 10 * 1024 * 1024;

/** A file of an upload, held in memory. */
export interface UploadedFile {
  readonly originalname: string;
  readonly buffer: Buffer;
}

/** Keeps uploaded files in memory, but not more than the limit together, however many there are. */
export function boundedMemoryStorage(): StorageEngine {
  const received = new WeakMap<Request, number>();
  return {
    _handleFile(request, file, done) {
      const chunks: Buffer[] = [];
      let refused = false;
      file.stream.on('data', (chunk: Buffer) => {
        const total = (received.get(request) ?? 0) + chunk.length;
        received.set(request, total);
        if (total <= deploymentLimit) {
          chunks.push(chunk);
        } else if (!refused) {
          refused = true;
          chunks.length = 0;
          done(
            new HttpProblem(413, 'too-large', `The files are larger than ${deploymentLimit} bytes together.`),
          );
        }
      });
      file.stream.once('error', (error: Error) => done(error));
      file.stream.once('end', () => {
        if (!refused) done(null, { buffer: Buffer.concat(chunks) });
      });
    },

    _removeFile(_request, _file, done) {
      done(null);
    },
  };
}
