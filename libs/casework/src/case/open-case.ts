import type { JsonObject } from '@vorgang/feel';
import type {
  CreateProcessInstanceCommand,
  ProcessDefinitionKey,
  ProcessInstanceKey,
} from '@vorgang/execution';
import type { Engine } from '@vorgang/orchestration';
import { insertOutboxCommands, type Queryable } from '@vorgang/storage';
import { accessCodeOf, hashSecret } from '../access/codes.js';
import type { TenantWork } from '../database/tenant-work.js';
import { nextFileNumber, type FileNumberScheme } from './file-number.js';

/** A checked application, ready to become a case. */
export interface Submission {
  /** Secret of the draft that is sent. */
  readonly draftSecret: string;
  readonly serviceId: string;
  readonly processDefinitionId: string;
  readonly formId: string;
  /** Name of the process variable that takes the answers. */
  readonly variable: string;
  readonly answers: JsonObject;
  readonly applicantName: string;
  readonly applicantEmail: string | null;
  readonly fileNumberScheme: FileNumberScheme;
}

export interface OpenedCase {
  readonly caseId: string;
  readonly fileNumber: string;
  readonly accessCode: string;
}

/** The draft is not there: its time is over, or it never was. */
export class DraftGoneError extends Error {
  override readonly name = 'DraftGoneError';
}

/** The process of a service is not deployed. */
export class ProcessNotDeployedError extends Error {
  override readonly name = 'ProcessNotDeployedError';
}

/** What opening a case needs of the engine. */
export type CaseStarter = Pick<Engine, 'mintKey' | 'wake'>;

/**
 * Turns a draft into a case in one transaction: the draft is marked as sent, the case has its file number and the
 * submission as it came, and the command that starts the process waits in the outbox. All or nothing.
 * The draft's row is locked first: of two sendings at once the second waits and is given the case of the first.
 * @throws DraftGoneError, ProcessNotDeployedError
 */
export async function openCase(
  work: TenantWork,
  engine: CaseStarter,
  tenantId: string,
  submission: Submission,
  now: Date,
): Promise<OpenedCase> {
  const opened = await work.run(tenantId, (database) =>
    writeCase(database, engine, tenantId, submission, now),
  );
  // Only makes the start faster: without it the engine's loop finds the outbox row by itself.
  engine.wake();
  return opened;
}

async function writeCase(
  database: Queryable,
  engine: CaseStarter,
  tenantId: string,
  submission: Submission,
  now: Date,
): Promise<OpenedCase> {
  const accessCode = accessCodeOf(submission.draftSecret);
  const sent = await lockDraft(database, tenantId, submission, now);
  if (sent) return { ...sent, accessCode };
  const definition = await newestDefinition(database, tenantId, submission.processDefinitionId);
  const caseId = engine.mintKey();
  const processInstanceKey = engine.mintKey() as ProcessInstanceKey;
  const fileNumber = await nextFileNumber(database, tenantId, submission.fileNumberScheme, now);
  await database.query(
    `insert into case_file (tenant_id, case_id, file_number, service_id, applicant_name, applicant_email,
       process_instance_key, process_definition_id, access_code_hash, opened_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      tenantId,
      caseId,
      fileNumber,
      submission.serviceId,
      submission.applicantName,
      submission.applicantEmail,
      processInstanceKey,
      submission.processDefinitionId,
      hashSecret(accessCode),
      now,
    ],
  );
  await database.query(
    `insert into submission (tenant_id, case_id, form_id, answers, received_at) values ($1, $2, $3, $4, $5)`,
    [tenantId, caseId, submission.formId, JSON.stringify(submission.answers), now],
  );
  await database.query(
    // The answers are in the submission now; the draft keeps nothing but the way to its case.
    `update draft set case_id = $3, answers = '{}', updated_at = $4 where tenant_id = $1 and draft_hash = $2`,
    [tenantId, hashSecret(submission.draftSecret), caseId, now],
  );
  const command: CreateProcessInstanceCommand = {
    kind: 'createProcessInstance',
    processInstanceKey,
    processDefinitionKey: definition.key,
    processDefinitionVersion: definition.version,
    tenantId,
    variables: { [submission.variable]: submission.answers, fall: { caseId, aktenzeichen: fileNumber } },
    businessId: fileNumber,
  };
  await insertOutboxCommands(
    database,
    { tenantId, actor: { kind: 'citizen', id: 'portal' }, at: now.getTime() },
    [{ commandId: `submission:${caseId}`, processInstanceKey, command }],
  );
  return { caseId, fileNumber, accessCode };
}

/** Locks the draft until the transaction ends; answers its case where it was sent before. */
async function lockDraft(
  database: Queryable,
  tenantId: string,
  submission: Submission,
  now: Date,
): Promise<{ readonly caseId: string; readonly fileNumber: string } | null> {
  const { rows } = await database.query<{ readonly case_id: string | null }>(
    `select case_id from draft
     where tenant_id = $1 and draft_hash = $2 and service_id = $3 and expires_at > $4 for update`,
    [tenantId, hashSecret(submission.draftSecret), submission.serviceId, now],
  );
  const draft = rows[0];
  if (!draft) throw new DraftGoneError('There is no such draft any more. Start the application again.');
  if (draft.case_id === null) return null;
  const cases = await database.query<{ readonly file_number: string }>(
    `select file_number from case_file where tenant_id = $1 and case_id = $2`,
    [tenantId, draft.case_id],
  );
  return { caseId: draft.case_id, fileNumber: cases.rows[0]!.file_number };
}

async function newestDefinition(
  database: Queryable,
  tenantId: string,
  processDefinitionId: string,
): Promise<{ readonly key: ProcessDefinitionKey; readonly version: number }> {
  const { rows } = await database.query<{
    readonly process_definition_key: string;
    readonly version: number;
  }>(
    `select process_definition_key, version from process_definition
     where tenant_id = $1 and process_definition_id = $2 order by version desc limit 1`,
    [tenantId, processDefinitionId],
  );
  const row = rows[0];
  if (!row) {
    throw new ProcessNotDeployedError(
      `Process ${processDefinitionId} is not deployed. Deploy its folder under processes/.`,
    );
  }
  return { key: row.process_definition_key as ProcessDefinitionKey, version: row.version };
}
