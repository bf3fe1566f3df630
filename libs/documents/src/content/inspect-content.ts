import { createHash } from 'node:crypto';
import type { Bytes } from '../cipher/chunk-cipher.js';
import { ContentRefusedError } from '../document-errors.js';
import type { MalwareScan } from '../scan/malware-scanner.js';
import { isTextType } from './media-types.js';
import { headLength, recogniseType } from './recognise-type.js';
import { TextCheck } from './text-check.js';

export interface ContentRules {
  /** Bytes at most. */
  readonly sizeLimit: number;
  readonly mediaTypes: readonly string[];
}

/** What is known of a content when its last byte has passed. */
export interface InspectedContent {
  readonly size: number;
  /** SHA-256 of the plain bytes. */
  readonly hash: Buffer;
  readonly mediaType: string;
}

/**
 * Passes a content on while it looks at it: size, type, hash, malware. Nothing is held but the first bytes, which are
 * let through only once their type is known. `inspected` is set when all has passed.
 */
export class ContentInspection {
  private result: InspectedContent | null = null;

  constructor(
    private readonly rules: ContentRules,
    private readonly scan: MalwareScan,
    private readonly declaredType: string | undefined,
  ) {}

  /** @throws Error before the content has passed */
  get inspected(): InspectedContent {
    if (this.result === null) throw new Error('The content has not passed yet.');
    return this.result;
  }

  /** @throws ContentRefusedError at the first byte that may not be stored, or at the end */
  async *pass(source: Bytes): AsyncGenerator<Uint8Array> {
    const hash = createHash('sha256');
    let size = 0;
    let mediaType: string | null = null;
    let text: TextCheck | null = null;
    let head: Uint8Array[] = [];
    let headSize = 0;
    const judge = async (): Promise<Uint8Array> => {
      const bytes = Buffer.concat(head);
      head = [];
      mediaType = await recogniseType(bytes, this.declaredType, this.rules.mediaTypes);
      text = isTextType(mediaType) ? new TextCheck() : null;
      text?.write(bytes);
      return bytes;
    };

    for await (const piece of source) {
      size += piece.length;
      if (size > this.rules.sizeLimit) throw tooLarge(this.rules.sizeLimit);
      hash.update(piece);
      await this.scan.write(piece);
      if (mediaType !== null) {
        (text as TextCheck | null)?.write(piece);
        yield piece;
        continue;
      }
      head.push(piece);
      headSize += piece.length;
      if (headSize >= headLength) yield await judge();
    }
    if (size === 0)
      throw new ContentRefusedError('empty', 'The file is empty. Choose a file with a content.');
    if (mediaType === null) yield await judge();
    (text as TextCheck | null)?.finish();
    const found = await this.scan.finish();
    if (found !== null) {
      throw new ContentRefusedError('malware', `The file holds malware (${found}) and was not stored.`);
    }
    this.result = { size, hash: hash.digest(), mediaType: mediaType as unknown as string };
  }
}

function tooLarge(limit: number): ContentRefusedError {
  return new ContentRefusedError('too-large', `The file is larger than ${limit} bytes. Send a smaller one.`);
}
