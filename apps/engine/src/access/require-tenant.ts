import type { Principal } from '@vorgang/identity';
import { forbidden } from '../http/problem.js';

/** Refuses a request that names a tenant which the caller is not assigned to. */
export function requireTenant(
  principal: Principal,
  ...tenantIds: readonly (string | null | undefined)[]
): void {
  for (const tenantId of tenantIds) {
    if (tenantId && !principal.tenants.includes(tenantId))
      throw forbidden(`You are not assigned to the tenant '${tenantId}'.`);
  }
}
