import { CaseFileEntity, type TenantWork } from '@vorgang/storage';
import { Raw } from 'typeorm';
import { saltAccessCodeHash, unsaltedLength } from './access-code-hash.js';

/** Each costs some 40 ms of a processor. */
const mostAtOnce = 1000;

/**
 * Salts access codes of cases that a program of a release before opened, one after the other and some at a time.
 * Several servers may do so at once; a case that changed meanwhile is left alone. Answers how many were there.
 */
export async function saltOldAccessCodes(work: TenantWork, tenantId: string): Promise<number> {
  const cases = await work.run(tenantId, (manager) =>
    manager.find(CaseFileEntity, {
      select: { tenantId: true, caseId: true, accessCodeHash: true },
      where: {
        tenantId,
        accessCodeHash: Raw((column) => `octet_length(${column}) = :unsaltedLength`, { unsaltedLength }),
      },
      order: { openedAt: 'DESC' },
      take: mostAtOnce,
    }),
  );
  for (const { caseId, accessCodeHash } of cases)
    await replaceAccessCodeHash(work, tenantId, {
      caseId,
      from: accessCodeHash,
      to: await saltAccessCodeHash(accessCodeHash),
    });
  return cases.length;
}

/** Does nothing where the case keeps something else by now. */
export async function replaceAccessCodeHash(
  work: TenantWork,
  tenantId: string,
  { caseId, from, to }: { readonly caseId: string; readonly from: Buffer; readonly to: Buffer },
): Promise<void> {
  await work.run(tenantId, (manager) =>
    manager.update(CaseFileEntity, { tenantId, caseId, accessCodeHash: from }, { accessCodeHash: to }),
  );
}
