import { NotFoundError } from '@vorgang/orchestration';
import type { Queryable } from '@vorgang/storage';
import { DocumentHeldByCaseError } from '../document-errors.js';
import type { DocumentStore } from '../store/document-store.js';

/** An upload that has not ended after this long never will: its process died. In milliseconds. */
const uploadPatience = 60 * 60 * 1000;

/** Rows looked at in one go. */
const pageSize = 200;

/**
 * Removes documents that have expired, and objects that nothing refers to: left by uploads that broke off, or whose
 * bytes could not be removed. Safe on several nodes at once: removing twice does no harm.
 *
 * @param database connection with the role vorgang_engine, which sees every tenant
 * @returns how many documents and objects it removed or tried to remove
 */
export async function clearDocuments(database: Queryable, store: DocumentStore, now: Date): Promise<number> {
  const expired = await database.query<{ readonly tenant_id: string; readonly document_id: string }>(
    'select tenant_id, document_id from document where expires_at <= $1 order by expires_at limit $2',
    [now, pageSize],
  );
  for (const { tenant_id, document_id } of expired.rows) {
    await store.delete(tenant_id, document_id).catch(ignoreOvertaken);
  }
  const left = await database.query<{ readonly tenant_id: string; readonly object_id: string }>(
    `select tenant_id, object_id from document_object
     where state = 'REMOVING' or (state = 'WRITING' and created_at < $1)
     order by created_at limit $2`,
    [new Date(now.getTime() - uploadPatience), pageSize],
  );
  for (const { tenant_id, object_id } of left.rows) await store.removeObject(tenant_id, object_id);
  return expired.rows.length + left.rows.length;
}

/** Another node may have come first, or a case that took the document up. */
function ignoreOvertaken(error: unknown): void {
  if (error instanceof NotFoundError || error instanceof DocumentHeldByCaseError) return;
  throw error;
}
