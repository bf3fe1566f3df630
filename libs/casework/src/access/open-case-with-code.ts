import { CaseFileEntity, type TenantWork } from '@vorgang/storage';
import { Raw, type EntityManager } from 'typeorm';
import { judgeAccessCode } from './access-code-hash.js';
import {
  countFailedAttempt,
  giveAttemptBack,
  refuseTooManyAttempts,
  takeAttempt,
} from './access-attempts.js';
import { normaliseCode } from './codes.js';
import { replaceAccessCodeHash } from './salt-old-access-codes.js';

/** File number and access code, as typed or from the citizen's cookie. */
export interface CaseCredentials {
  readonly fileNumber: string;
  readonly accessCode: string;
}

/**
 * The id of the case that file number and access code open, or null. Does not tell which of the two is wrong.
 * @param address Where the attempt comes from, for the limit on attempts; stored as hash only
 * @throws TooManyAttemptsError
 */
export async function openCaseWithCode(
  work: TenantWork,
  tenantId: string,
  credentials: CaseCredentials,
  address: string,
  now: Date,
): Promise<string | null> {
  const fileNumber = credentials.fileNumber.trim().toUpperCase();
  const code = normaliseCode(credentials.accessCode);
  const thisAddress = `address ${address}`;
  const found = await work.run(tenantId, async (manager) => {
    // Before the code is judged, which costs time of a processor: many attempts at once are as many as one by one.
    await takeAttempt(manager, tenantId, thisAddress, now);
    return findCase(manager, tenantId, fileNumber);
  });
  const { isRight, salted } =
    code === null
      ? { isRight: false, salted: null }
      : await judgeAccessCode(code, found?.accessCodeHash ?? null);
  if (!found || !isRight) {
    await countWrongCode(work, tenantId, `case ${fileNumber}`, now);
    return null;
  }
  const { caseId, accessCodeHash } = found;
  await work.run(tenantId, (manager) => giveAttemptBack(manager, tenantId, thisAddress));
  if (salted) await replaceAccessCodeHash(work, tenantId, { caseId, from: accessCodeHash, to: salted });
  return caseId;
}

function findCase(
  manager: EntityManager,
  tenantId: string,
  fileNumber: string,
): Promise<Pick<CaseFileEntity, 'caseId' | 'accessCodeHash'> | null> {
  return manager.findOne(CaseFileEntity, {
    select: { caseId: true, accessCodeHash: true },
    where: { tenantId, fileNumber: Raw((column) => `upper(${column}) = :fileNumber`, { fileNumber }) },
  });
}

/** File numbers can be guessed: wrong codes for somebody's case stop further wrong ones, and not who has the right one. */
async function countWrongCode(
  work: TenantWork,
  tenantId: string,
  thisCase: string,
  now: Date,
): Promise<void> {
  await work.run(tenantId, async (manager) => {
    await refuseTooManyAttempts(manager, tenantId, [thisCase], now);
    await countFailedAttempt(manager, tenantId, [thisCase], now);
  });
}
