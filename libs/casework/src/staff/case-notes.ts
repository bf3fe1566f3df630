import type { Queryable } from '@vorgang/storage';
import type { TenantWork } from '../database/tenant-work.js';

export interface CaseNote {
  readonly noteId: string;
  readonly author: string;
  readonly text: string;
  readonly createdAt: Date;
}

/** Adds a note of staff to a case. False where the case does not exist. */
export async function addCaseNote(
  work: TenantWork,
  tenantId: string,
  note: { readonly noteId: string; readonly caseId: string; readonly author: string; readonly text: string },
  now: Date,
): Promise<boolean> {
  const { rowCount } = await work.run(tenantId, (database) =>
    database.query(
      `insert into case_note (tenant_id, note_id, case_id, author, text, created_at)
       select tenant_id, $2, case_id, $4, $5, $6 from case_file where tenant_id = $1 and case_id = $3`,
      [tenantId, note.noteId, note.caseId, note.author, note.text, now],
    ),
  );
  return rowCount === 1;
}

/** Notes of a case inside a transaction, newest first. */
export async function listCaseNotes(
  database: Queryable,
  tenantId: string,
  caseId: string,
): Promise<readonly CaseNote[]> {
  const { rows } = await database.query<{
    readonly note_id: string;
    readonly author: string;
    readonly text: string;
    readonly created_at: Date;
  }>(
    `select note_id, author, text, created_at from case_note where tenant_id = $1 and case_id = $2 order by note_id desc`,
    [tenantId, caseId],
  );
  return rows.map((row) => ({
    noteId: row.note_id,
    author: row.author,
    text: row.text,
    createdAt: row.created_at,
  }));
}
