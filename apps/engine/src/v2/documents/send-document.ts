import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { StoredDocument } from '@vorgang/documents';
import type { Request, Response } from 'express';
import { HttpProblem } from '../../http/problem.js';
import type { DocumentsService } from './documents.service.js';

/**
 * Sends a document as a file to save: never shown inside a page of ours, never guessed at. Ranges as in RFC 9110,
 * section 14; several ranges are answered with the whole content.
 */
export async function sendDocument(
  service: DocumentsService,
  tenantId: string,
  document: StoredDocument,
  request: Request,
  response: Response,
): Promise<void> {
  const { size } = document;
  const range = askedRange(request, size);
  const { content, range: part } = await service.read(tenantId, document.documentId, range);
  response.status(range === undefined ? 200 : 206);
  response.set({
    'Content-Type': document.mediaType,
    'Content-Length': String(part.end - part.start + 1),
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(document.fileName)}`,
    'Cache-Control': 'no-store',
    'Accept-Ranges': 'bytes',
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "sandbox; default-src 'none'",
    ...(range === undefined ? {} : { 'Content-Range': `bytes ${part.start}-${part.end}/${size}` }),
  });
  await pipeline(Readable.from(content, { objectMode: false }), response);
}

function askedRange(
  request: Request,
  size: number,
): { readonly start: number; readonly end: number } | undefined {
  const ranges = request.range(size);
  if (ranges === undefined || ranges === -2) return undefined;
  if (ranges === -1) {
    throw new HttpProblem(416, 'range-not-satisfiable', `The document has ${size} bytes.`, [], {
      'Content-Range': `bytes */${size}`,
    });
  }
  const [only, ...others] = ranges;
  return ranges.type === 'bytes' && others.length === 0 ? only : undefined;
}
