import { createHash } from 'node:crypto';
import type { Queryable } from '@vorgang/storage';
import type { TenantWork } from '../database/tenant-work.js';

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

interface DocumentRow {
  readonly document_id: string;
  readonly kind: string;
  readonly file_name: string;
  readonly media_type: string;
  readonly size: number;
  readonly created_at: Date;
  readonly verification_code: string | null;
}

const COLUMNS =
  'document_id, kind, file_name, media_type, octet_length(content) as size, created_at, verification_code';

/** Documents of cases. */
export class Documents {
  constructor(private readonly work: TenantWork) {}

  /** Stores a document, or answers the one that this job stored before. */
  async store(tenantId: string, document: NewDocument, now: Date): Promise<DocumentInfo> {
    return this.work.run(tenantId, async (database) => {
      await database.query(
        `insert into case_document (tenant_id, document_id, case_id, kind, file_name, media_type, content, sha256,
           verification_code, holder_hint, job_key, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
         on conflict (tenant_id, job_key, kind) do nothing`,
        [
          tenantId,
          document.documentId,
          document.caseId,
          document.kind,
          document.fileName,
          document.mediaType,
          Buffer.from(document.content),
          createHash('sha256').update(document.content).digest(),
          document.verificationCode ?? null,
          document.holderHint ?? null,
          document.jobKey,
          now,
        ],
      );
      const { rows } = await database.query<DocumentRow>(
        `select ${COLUMNS} from case_document where tenant_id = $1 and job_key = $2 and kind = $3`,
        [tenantId, document.jobKey, document.kind],
      );
      return documentInfo(rows[0]!);
    });
  }

  /** Documents of a case, oldest first. */
  async list(tenantId: string, caseId: string): Promise<readonly DocumentInfo[]> {
    return this.work.run(tenantId, (database) => listDocuments(database, tenantId, caseId));
  }

  /** A document with its content; null unless it belongs to this case. */
  async read(tenantId: string, caseId: string, documentId: string): Promise<DocumentContent | null> {
    if (!/^\d{1,19}$/.test(documentId)) return null;
    const { rows } = await this.work.run(tenantId, (database) =>
      database.query<DocumentRow & { readonly content: Buffer }>(
        `select ${COLUMNS}, content from case_document where tenant_id = $1 and case_id = $2 and document_id = $3`,
        [tenantId, caseId, documentId],
      ),
    );
    return rows[0] ? { ...documentInfo(rows[0]), content: rows[0].content } : null;
  }
}

/** Documents of a case inside a transaction. */
export async function listDocuments(
  database: Queryable,
  tenantId: string,
  caseId: string,
): Promise<readonly DocumentInfo[]> {
  const { rows } = await database.query<DocumentRow>(
    `select ${COLUMNS} from case_document where tenant_id = $1 and case_id = $2 order by document_id`,
    [tenantId, caseId],
  );
  return rows.map(documentInfo);
}

function documentInfo(row: DocumentRow): DocumentInfo {
  return {
    documentId: row.document_id,
    kind: row.kind,
    fileName: row.file_name,
    mediaType: row.media_type,
    size: row.size,
    createdAt: row.created_at,
    verificationCode: row.verification_code,
  };
}
