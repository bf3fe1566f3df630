import type { Principal } from '@vorgang/identity';
import { forbidden } from '../http/problem.js';

/** Refuses a request that names a tenant which the person does not belong to. */
export function requireTenant(
  principal: Principal,
  ...tenantIds: readonly (string | null | undefined)[]
): void {
  for (const tenantId of tenantIds) {
    if (tenantId && tenantId !== principal.tenantId)
      throw forbidden(`You do not belong to the tenant '${tenantId}'.`);
  }
}
