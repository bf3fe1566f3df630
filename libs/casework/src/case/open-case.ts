import type { JsonObject } from '@vorgang/feel';
import type {
  CreateProcessInstanceCommand,
  ProcessDefinitionKey,
  ProcessInstanceKey,
} from '@vorgang/execution';
import type { Engine } from '@vorgang/orchestration';
import {
  CaseFileEntity,
  connectionOf,
  DraftEntity,
  insertOutboxCommands,
  ProcessDefinitionEntity,
  SubmissionEntity,
  type TenantWork,
} from '@vorgang/storage';
import { IsNull, MoreThan, type EntityManager } from 'typeorm';
import { hashAccessCode } from '../access/access-code-hash.js';
import { accessCodeOf, hashSecret } from '../access/codes.js';
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
  const accessCode = accessCodeOf(submission.draftSecret);
  // Takes a while: not as long as the draft is locked.
  const accessCodeHash = await hashAccessCode(accessCode);
  const opened = await work.run(tenantId, (manager) =>
    writeCase(manager, engine, tenantId, submission, accessCodeHash, now),
  );
  // Only makes the start faster: without it the engine's loop finds the outbox row by itself.
  engine.wake();
  return { ...opened, accessCode };
}

async function writeCase(
  manager: EntityManager,
  engine: CaseStarter,
  tenantId: string,
  submission: Submission,
  accessCodeHash: Buffer,
  now: Date,
): Promise<Omit<OpenedCase, 'accessCode'>> {
  const sent = await lockDraft(manager, tenantId, submission, now);
  if (sent) return sent;
  const definition = await newestDefinition(manager, tenantId, submission.processDefinitionId);
  const caseId = engine.mintKey();
  const processInstanceKey = engine.mintKey() as ProcessInstanceKey;
  const fileNumber = await nextFileNumber(manager, tenantId, submission.fileNumberScheme, now);
  await manager.insert(CaseFileEntity, {
    tenantId,
    caseId,
    fileNumber,
    serviceId: submission.serviceId,
    applicantName: submission.applicantName,
    applicantEmail: submission.applicantEmail,
    processInstanceKey,
    processDefinitionId: submission.processDefinitionId,
    accessCodeHash,
    openedAt: now,
  });
  await manager.insert(SubmissionEntity, {
    tenantId,
    caseId,
    formId: submission.formId,
    answers: JSON.stringify(submission.answers),
    receivedAt: now,
  });
  await manager.update(
    DraftEntity,
    { tenantId, draftHash: hashSecret(submission.draftSecret) },
    // The answers are in the submission now; the draft keeps nothing but the way to its case.
    { caseId, answers: '{}', updatedAt: now },
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
    await connectionOf(manager),
    { tenantId, actor: { kind: 'citizen', id: 'portal' }, at: now.getTime() },
    [{ commandId: `submission:${caseId}`, processInstanceKey, command }],
  );
  return { caseId, fileNumber };
}

/** Locks the draft until the transaction ends; answers its case where it was sent before. */
async function lockDraft(
  manager: EntityManager,
  tenantId: string,
  submission: Submission,
  now: Date,
): Promise<Omit<OpenedCase, 'accessCode'> | null> {
  const draft = await manager.findOne(DraftEntity, {
    select: { tenantId: true, draftHash: true, caseId: true },
    where: {
      tenantId,
      draftHash: hashSecret(submission.draftSecret),
      serviceId: submission.serviceId,
      expiresAt: MoreThan(now),
    },
    lock: { mode: 'pessimistic_write' },
  });
  if (!draft) throw new DraftGoneError('There is no such draft any more. Start the application again.');
  const { caseId } = draft;
  if (caseId === null) return null;
  const { fileNumber } = await manager.findOneByOrFail(CaseFileEntity, { tenantId, caseId });
  return { caseId, fileNumber };
}

async function newestDefinition(
  manager: EntityManager,
  tenantId: string,
  processDefinitionId: string,
): Promise<{ readonly key: ProcessDefinitionKey; readonly version: number }> {
  const definition = await manager.findOne(ProcessDefinitionEntity, {
    where: { tenantId, processDefinitionId, deletedAt: IsNull() },
    order: { version: 'DESC' },
  });
  if (!definition) {
    throw new ProcessNotDeployedError(
      `Process ${processDefinitionId} is not deployed. Deploy its folder under processes/.`,
    );
  }
  return { key: definition.processDefinitionKey as ProcessDefinitionKey, version: definition.version };
}
