import pg from 'pg';
import { UnstorableTextError } from './typed-rows/unstorable-text-error.js';
import type { CommitFailure } from './step-record.js';

/** Why PostgreSQL refused a call of commit_steps. */
export type CommitFault =
  Exclude<CommitFailure, { readonly kind: 'repeated' }> | { readonly kind: 'repeated' };

const uniqueViolation = '23505';

/** By the table's primary key: what a second row means. */
const faultOfTable: Readonly<Record<string, Exclude<CommitFault['kind'], 'unstorable'>>> = {
  command_receipt: 'repeated',
  message_correlation: 'messageUsed',
  process_instance: 'versionConflict',
  history: 'versionConflict',
};

const faultOfCode: Readonly<Record<string, Exclude<CommitFault['kind'], 'unstorable'>>> = {
  VG001: 'versionConflict',
  VG002: 'jobLost',
  // Another delivery of the same outbox command was quicker.
  VG003: 'repeated',
  VG005: 'deploymentsChanged',
  // Two transactions got in each other's way: load again and run again.
  '40001': 'versionConflict',
  '40P01': 'versionConflict',
};

/** Classes of SQLSTATE that say that the data is wrong: data exception, integrity violation, program limit. */
const dataClasses: readonly string[] = ['22', '23', '54'];
/** A row that the step changes is not there, or one that it creates is. */
const rowsDoNotFit = 'VG004';

/** The meaning of an error of commit_steps; null for errors that say nothing about the step (a broken connection). */
export function commitFault(error: unknown): CommitFault | null {
  if (error instanceof UnstorableTextError) return { kind: 'unstorable', reason: error.message };
  if (!(error instanceof pg.DatabaseError) || error.code === undefined) return null;
  const kind = error.code === uniqueViolation ? faultOfTable[error.table ?? ''] : faultOfCode[error.code];
  if (kind !== undefined) return { kind };
  const unstorable = error.code === rowsDoNotFit || dataClasses.includes(error.code.slice(0, 2));
  return unstorable ? { kind: 'unstorable', reason: error.message } : null;
}
