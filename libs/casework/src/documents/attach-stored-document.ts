import { NotFoundError } from '@vorgang/orchestration';
import { CaseDocumentEntity, DocumentEntity, type TenantWork } from '@vorgang/storage';

/** A document of the document store that becomes part of a case. */
export interface DocumentToAttach {
  readonly documentId: string;
  readonly caseId: string;
  /** What it is, such as `schreiben`. */
  readonly kind: string;
  readonly fileName: string;
  readonly mediaType: string;
  /** The job that makes it. A job makes one document of a kind, however often it runs. */
  readonly jobKey: string;
  readonly storedDocumentId: string;
  /** Bytes. */
  readonly size: number;
  /** SHA-256 in hexadecimal. */
  readonly contentHash: string;
}

/** A document of a case, and where its content lies. */
export interface AttachedDocument {
  readonly documentId: string;
  readonly storedDocumentId: string;
}

/**
 * Adds a stored document to a case, or answers the one that this job added before. The stored document loses its day of
 * expiry with the same commit: one that no case ever took up is cleared away by the sweep.
 */
export function attachStoredDocument(
  work: TenantWork,
  tenantId: string,
  document: DocumentToAttach,
  now: Date,
): Promise<AttachedDocument> {
  const { jobKey, kind, storedDocumentId } = document;
  return work.run(tenantId, async (manager) => {
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
        content: null,
        storedDocumentId,
        storedSize: String(document.size),
        sha256: Buffer.from(document.contentHash, 'hex'),
        verificationCode: null,
        holderHint: null,
        jobKey,
        createdAt: now,
      })
      .orIgnore()
      .execute();
    const { documentId, storedDocumentId: used } = await manager.findOneByOrFail(CaseDocumentEntity, {
      tenantId,
      jobKey,
      kind,
    });
    if (used === null) throw new Error(`Job ${jobKey} has stored a document of the kind ${kind} already.`);
    const { affected } = await manager.update(
      DocumentEntity,
      { tenantId, documentId: used },
      { expiresAt: null },
    );
    // Deleted in this very moment: the case must not name what is gone. The job makes another one when it runs again.
    if (affected !== 1 && used === storedDocumentId)
      throw new NotFoundError(
        `The document '${used}' was deleted before case ${document.caseId} took it up.`,
      );
    return { documentId, storedDocumentId: used };
  });
}

/** The stored document that a job added to a case before; null where it did not come so far. */
export async function findAttachedDocument(
  work: TenantWork,
  tenantId: string,
  jobKey: string,
  kind: string,
): Promise<AttachedDocument | null> {
  const found = await work.run(tenantId, (manager) =>
    manager.findOneBy(CaseDocumentEntity, { tenantId, jobKey, kind }),
  );
  if (found?.storedDocumentId == null) return null;
  return { documentId: found.documentId, storedDocumentId: found.storedDocumentId };
}
