import { connectionOf, recordOperations, type Actor, type AuditedOperation } from '@vorgang/storage';
import type { EntityManager } from 'typeorm';
import { defaultTenantId } from '../default-tenant.js';
import type { DirectoryOutcome } from './directory-outcome.js';

/** Who changes the directory, and what the audit log needs beside. */
export interface DirectoryChange {
  readonly actor: Actor;
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number;
  readonly mintKey: () => string;
}

/** Writes down what was done, in the transaction that does it; what changed nothing has no entry. */
export async function recordChange(
  manager: EntityManager,
  { actor, now, mintKey }: DirectoryChange,
  outcome: DirectoryOutcome,
  operation: AuditedOperation,
): Promise<DirectoryOutcome> {
  if (outcome !== 'done') return outcome;
  const call = { tenantId: defaultTenantId, scope: 'INSTALLATION', actor, at: now(), mintKey } as const;
  await recordOperations(await connectionOf(manager), call, [operation]);
  return outcome;
}
