import { CaseFileEntity, CaseNoteEntity, type TenantWork } from '@vorgang/storage';
import type { EntityManager } from 'typeorm';

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
  const { noteId, caseId, author, text } = note;
  return work.run(tenantId, async (manager) => {
    if (!(await manager.existsBy(CaseFileEntity, { tenantId, caseId }))) return false;
    await manager.insert(CaseNoteEntity, { tenantId, noteId, caseId, author, text, createdAt: now });
    return true;
  });
}

/** Notes of a case inside a transaction, newest first. */
export async function listCaseNotes(
  manager: EntityManager,
  tenantId: string,
  caseId: string,
): Promise<readonly CaseNote[]> {
  const notes = await manager.find(CaseNoteEntity, {
    where: { tenantId, caseId },
    order: { noteId: 'DESC' },
  });
  return notes.map(({ noteId, author, text, createdAt }) => ({ noteId, author, text, createdAt }));
}
