import type { Principal } from '@vorgang/identity';
import type { CallContext } from '@vorgang/orchestration';

/** The engine's view of who asks. `kind` says whether a person at the workbench or a program asks. */
export function callContext(
  principal: Principal,
  kind: 'user' | 'client' = 'client',
  idempotencyKey?: string,
): CallContext {
  return { tenantId: principal.tenantId, actor: { kind, id: principal.username }, idempotencyKey };
}
