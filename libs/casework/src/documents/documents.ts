import { createHash } from 'node:crypto';
import { NotFoundError } from '@vorgang/orchestration';
import { CaseDocumentEntity, type TenantWork } from '@vorgang/storage';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';

/** Ids are `bigint`s of PostgreSQL. */
const greatestId = 2n ** 63n - 1n;

export interface NewDocument {
  readonly documentId: string;
  readonly caseId: string;
  /** What it is, such as `bescheinigung`. */
  readonly kind: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
  /** The job that makes it. A job makes one document of a kind, however often it runs. */
  readonly jobKey: string;
  readonly verificationCode?: string;
  /** Initials and year of birth, such as `A. M., geboren 2001`: what the public check page shows. */
  readonly holderHint?: string;
}

/** A document without its content. */
export interface DocumentInfo {
  readonly documentId: string;
  readonly kind: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly size: number;
  readonly createdAt: Date;
  readonly verificationCode: string | null;
}

export interface DocumentContent extends DocumentInfo {
  readonly content: Buffer;
}

/** The store that holds contents outside the case file. */
export interface StoredContents {
  /** @throws NotFoundError when there is no such document any more */
  open(
    tenantId: string,
    documentId: string,
  ): Promise<{ readonly content: AsyncIterable<Uint8Array> | Iterable<Uint8Array> }>;
}

/** Documents of cases. */
export class Documents {
  /** @param contents absent where the installation keeps no documents outside the case file */
  constructor(
    private readonly work: TenantWork,
    private readonly contents?: StoredContents,
  ) {}

  /** Stores a document, or answers the one that this job stored before. */
  async store(tenantId: string, document: NewDocument, now: Date): Promise<DocumentInfo> {
    const { jobKey, kind } = document;
    return this.work.run(tenantId, async (manager) => {
      await manager
        .createQueryBuilder()
        .insert()
        .into(CaseDocumentEntity)
        .values({
          tenantId,
          documentId: document.documentId,
          caseId: document.caseId,
          kind,
          fileName: document.fileName,
          mediaType: document.mediaType,
          content: Buffer.from(document.content),
          sha256: createHash('sha256').update(document.content).digest(),
          verificationCode: document.verificationCode ?? null,
          holderHint: document.holderHint ?? null,
          jobKey,
          createdAt: now,
        })
        .orIgnore()
        .execute();
      const stored = await documentInfos(manager).where({ tenantId, jobKey, kind }).getRawOne<DocumentInfo>();
      if (!stored)
        throw new Error(
          `Document ${kind} of job ${jobKey} was not stored: its id or verification code is taken. Run the job again.`,
        );
      return stored;
    });
  }

  /** Documents of a case, oldest first. */
  async list(tenantId: string, caseId: string): Promise<readonly DocumentInfo[]> {
    return this.work.run(tenantId, (manager) => listDocuments(manager, tenantId, caseId));
  }

  /** A document with its content; null unless it belongs to this case. */
  async read(tenantId: string, caseId: string, documentId: string): Promise<DocumentContent | null> {
    if (!/^\d{1,19}$/.test(documentId) || BigInt(documentId) > greatestId) return null;
    const document = await this.work.run(tenantId, (manager) =>
      manager.findOneBy(CaseDocumentEntity, { tenantId, caseId, documentId }),
    );
    if (!document) return null;
    const { kind, fileName, mediaType, createdAt, verificationCode } = document;
    const content = document.content ?? (await this.readStored(tenantId, document.storedDocumentId!));
    if (content === null) return null;
    return {
      documentId,
      kind,
      fileName,
      mediaType,
      size: content.length,
      createdAt,
      verificationCode,
      content,
    };
  }

  private async readStored(tenantId: string, storedDocumentId: string): Promise<Buffer | null> {
    if (this.contents === undefined) {
      throw new Error(
        'The document lies in the document store. Set DOCUMENT_STORE and DOCUMENT_KEY_FILE for this program.',
      );
    }
    try {
      const { content } = await this.contents.open(tenantId, storedDocumentId);
      const pieces: Uint8Array[] = [];
      for await (const piece of content) pieces.push(piece);
      return Buffer.concat(pieces);
    } catch (error) {
      if (error instanceof NotFoundError) return null;
      throw error;
    }
  }
}

/** Documents of a case inside a transaction. */
export async function listDocuments(
  manager: EntityManager,
  tenantId: string,
  caseId: string,
): Promise<readonly DocumentInfo[]> {
  return documentInfos(manager)
    .where({ tenantId, caseId })
    .orderBy('document.documentId')
    .getRawMany<DocumentInfo>();
}

/** Documents without their content: PostgreSQL tells its size. */
function documentInfos(manager: EntityManager): SelectQueryBuilder<CaseDocumentEntity> {
  return manager
    .createQueryBuilder(CaseDocumentEntity, 'document')
    .select('document.documentId', 'documentId')
    .addSelect('document.kind', 'kind')
    .addSelect('document.fileName', 'fileName')
    .addSelect('document.mediaType', 'mediaType')
    .addSelect('coalesce(octet_length(document.content), document.stored_size)::integer', 'size')
    .addSelect('document.createdAt', 'createdAt')
    .addSelect('document.verificationCode', 'verificationCode');
}
