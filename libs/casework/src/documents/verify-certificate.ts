import { countFailedAttempt, refuseTooManyAttempts } from '../access/access-attempts.js';
import { normaliseCode } from '../access/codes.js';
import type { TenantWork } from '../database/tenant-work.js';

/** What anyone with the code learns about a certificate: enough to compare it with the paper, nothing more. */
export interface GenuineCertificate {
  readonly kind: string;
  readonly serviceId: string;
  /** Initials and year of birth. */
  readonly holderHint: string | null;
  readonly issuedAt: Date;
}

/**
 * Checks the verification code of a certificate. Null: no certificate has it.
 * @param address Where the question comes from, for the limit on attempts; stored as hash only
 * @throws TooManyAttemptsError
 */
export async function verifyCertificate(
  work: TenantWork,
  tenantId: string,
  typedCode: string,
  address: string,
  now: Date,
): Promise<GenuineCertificate | null> {
  const code = normaliseCode(typedCode);
  const subjects = [`certificate ${address}`];
  return work.run(tenantId, async (database) => {
    await refuseTooManyAttempts(database, tenantId, subjects, now);
    const { rows } = await database.query<{
      readonly kind: string;
      readonly service_id: string;
      readonly holder_hint: string | null;
      readonly created_at: Date;
    }>(
      `select document.kind, case_file.service_id, document.holder_hint, document.created_at
       from case_document document
       join case_file on case_file.tenant_id = document.tenant_id and case_file.case_id = document.case_id
       where document.tenant_id = $1 and document.verification_code = $2`,
      [tenantId, code ?? ''],
    );
    const row = rows[0];
    if (row)
      return {
        kind: row.kind,
        serviceId: row.service_id,
        holderHint: row.holder_hint,
        issuedAt: row.created_at,
      };
    await countFailedAttempt(database, tenantId, subjects, now);
    return null;
  });
}
