import type { Principal } from '@vorgang/identity';
import type { ActivateJobsRequest } from './activate-jobs.dto.js';

/**
 * The tenants whose jobs a worker gets: those that the request names, those that the worker is assigned to, or the one
 * of a request without either.
 */
export function jobTenants(
  principal: Principal,
  { tenantIds, tenantFilter }: Pick<ActivateJobsRequest, 'tenantIds' | 'tenantFilter'>,
): readonly string[] {
  if (tenantFilter === 'ASSIGNED') return principal.tenants;
  return tenantIds && tenantIds.length > 0 ? [...new Set(tenantIds)] : [principal.tenantId];
}
