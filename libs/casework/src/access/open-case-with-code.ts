import { CaseFileEntity, type TenantWork } from '@vorgang/storage';
import { Raw } from 'typeorm';
import { countFailedAttempt, refuseTooManyAttempts } from './access-attempts.js';
import { hashSecret, normaliseCode } from './codes.js';

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
  const thisCase = `case ${fileNumber}`;
  const thisAddress = `address ${address}`;
  return work.run(tenantId, async (manager) => {
    await refuseTooManyAttempts(manager, tenantId, [thisAddress], now);
    const found = await manager.findOne(CaseFileEntity, {
      select: { caseId: true },
      where: {
        tenantId,
        fileNumber: Raw((column) => `upper(${column}) = :fileNumber`, { fileNumber }),
        accessCodeHash: hashSecret(code ?? ''),
      },
    });
    // File numbers can be guessed: wrong codes for somebody's case must not lock out who has the right one.
    if (found) return found.caseId;
    await refuseTooManyAttempts(manager, tenantId, [thisCase], now);
    await countFailedAttempt(manager, tenantId, [thisCase, thisAddress], now);
    return null;
  });
}
