import { CaseDocumentEntity, CaseFileEntity, type TenantWork } from '@vorgang/storage';
import { countFailedAttempt, refuseTooManyAttempts } from '../access/access-attempts.js';
import { normaliseCode } from '../access/codes.js';

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
  return work.run(tenantId, async (manager) => {
    await refuseTooManyAttempts(manager, tenantId, subjects, now);
    const document = await manager.findOne(CaseDocumentEntity, {
      select: { caseId: true, kind: true, holderHint: true, createdAt: true },
      where: { tenantId, verificationCode: code ?? '' },
    });
    if (document) {
      const { caseId, kind, holderHint, createdAt } = document;
      const { serviceId } = await manager.findOneByOrFail(CaseFileEntity, { tenantId, caseId });
      return { kind, serviceId, holderHint, issuedAt: createdAt };
    }
    await countFailedAttempt(manager, tenantId, subjects, now);
    return null;
  });
}
