import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a link opens, and until when. */
export interface LinkedDocument {
  readonly tenantId: string;
  readonly documentId: string;
  readonly expiresAt: Date;
}

/** Links that open one document for whoever has them, until they expire. Signed; nothing of them is stored. */
export class DocumentLinks {
  constructor(private readonly key: Buffer) {}

  /** The token that stands in the link. */
  sign({ tenantId, documentId, expiresAt }: LinkedDocument): string {
    const claim = Buffer.from(JSON.stringify([tenantId, documentId, expiresAt.getTime()])).toString(
      'base64url',
    );
    return `${claim}.${this.signatureOf(claim).toString('base64url')}`;
  }

  /** Null: not one of ours, changed, or expired. */
  open(token: string, now: Date): LinkedDocument | null {
    const [claim = '', signature = ''] = token.split('.');
    const given = Buffer.from(signature, 'base64url');
    const expected = this.signatureOf(claim);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
    const [tenantId, documentId, expires] = JSON.parse(Buffer.from(claim, 'base64url').toString()) as [
      string,
      string,
      number,
    ];
    if (expires <= now.getTime()) return null;
    return { tenantId, documentId, expiresAt: new Date(expires) };
  }

  private signatureOf(claim: string): Buffer {
    return createHmac('sha256', this.key).update(claim).digest();
  }
}
