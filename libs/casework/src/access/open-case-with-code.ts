import type { TenantWork } from '../database/tenant-work.js';
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
  const subjects = [`case ${fileNumber}`, `address ${address}`];
  return work.run(tenantId, async (database) => {
    await refuseTooManyAttempts(database, tenantId, subjects, now);
    const { rows } = await database.query<{ readonly case_id: string }>(
      `select case_id from case_file where tenant_id = $1 and upper(file_number) = $2 and access_code_hash = $3`,
      [tenantId, fileNumber, hashSecret(code ?? '')],
    );
    if (rows[0]) return rows[0].case_id;
    await countFailedAttempt(database, tenantId, subjects, now);
    return null;
  });
}
