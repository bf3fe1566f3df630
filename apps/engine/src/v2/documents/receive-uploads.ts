import type { DocumentStore, ReceivedContent } from '@vorgang/documents';
import type { Request, Response } from 'express';
import multer, { type StorageEngine } from 'multer';
import { HttpProblem } from '../../http/problem.js';

/** Files of one request at most. */
const filesLimit = 50;

/** Bytes of the metadata of one file at most. */
const metadataLimit = 64 * 1024;

/** A file of an upload: written, or refused for a reason. */
export interface Upload {
  readonly field: string;
  readonly fileName: string;
  readonly outcome:
    | { readonly kind: 'received'; readonly content: ReceivedContent }
    | { readonly kind: 'refused'; readonly error: unknown };
}

export interface ReceivedUploads {
  readonly files: readonly Upload[];
  /** Texts of the request's other parts, by name, in their order. */
  readonly texts: ReadonlyMap<string, readonly string[]>;
}

/**
 * Reads a multipart body and writes its files to the store as they come: no file is held in memory. A file that is
 * refused does not stop the others. Whoever calls this makes documents of the received files, or discards them.
 *
 * @throws MulterError when the body has too many or too large parts; nothing is left behind
 * @throws HttpProblem 400 when the body is no multipart body, or breaks off; nothing is left behind
 */
export async function receiveUploads(
  request: Request,
  response: Response,
  store: DocumentStore,
  tenantId: string,
): Promise<ReceivedUploads> {
  const files: Upload[] = [];
  const parts = multer({
    storage: writingStorage(store, tenantId, files),
    limits: {
      files: filesLimit,
      fields: filesLimit + 5,
      fieldSize: metadataLimit,
      parts: 2 * filesLimit + 5,
    },
    defParamCharset: 'utf8',
  }).any();
  try {
    await new Promise<void>((resolve, reject) => {
      parts(request, response, (error: unknown) => {
        if (error) reject(error instanceof Error ? error : new Error(String(error)));
        else resolve();
      });
    });
  } catch (error) {
    await discardUploads(store, files);
    throw asRefusal(error);
  }
  return { files, texts: textsOf(request.body as Record<string, unknown> | undefined) };
}

/** What the parser cannot read is the request's fault: writing tells its errors in the outcome of a file. */
function asRefusal(error: unknown): Error {
  if (error instanceof multer.MulterError && error.code.startsWith('LIMIT_')) return error;
  const detail =
    'The body cannot be read as multipart/form-data (RFC 7578): its boundary or the name of a part is missing, or it ' +
    'breaks off. Let the HTTP client write the body and its Content-Type, and send all of it.';
  return new HttpProblem(400, 'malformed-body', detail);
}

/** Drops what was written for a request that is refused after all. */
export async function discardUploads(store: DocumentStore, files: readonly Upload[]): Promise<void> {
  for (const { outcome } of files) {
    if (outcome.kind === 'received') await store.discard(outcome.content);
  }
}

function writingStorage(store: DocumentStore, tenantId: string, files: Upload[]): StorageEngine {
  return {
    _handleFile(_request, file, done) {
      // Not destroyed when the store has had enough: the rest must be read, or the parser waits for ever.
      const pieces = file.stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>;
      const place = files.length;
      const { fieldname: field, originalname: fileName } = file;
      const end = (outcome: Upload['outcome']): void => {
        files[place] = { field, fileName, outcome };
        done(null, {});
      };
      files.push({
        field,
        fileName,
        outcome: { kind: 'refused', error: new Error('The upload broke off.') },
      });
      store.receive(tenantId, pieces, file.mimetype).then(
        (content) => end({ kind: 'received', content }),
        (error: unknown) => {
          file.stream.resume();
          end({ kind: 'refused', error });
        },
      );
    },

    _removeFile(_request, _file, done) {
      done(null);
    },
  };
}

function textsOf(body: Record<string, unknown> | undefined): ReadonlyMap<string, readonly string[]> {
  const entries = Object.entries(body ?? {}).map(
    ([name, value]) => [name, [value].flat().map(String)] as const,
  );
  return new Map(entries);
}
