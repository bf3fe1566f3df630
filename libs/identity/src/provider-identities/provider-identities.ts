import { ProviderIdentityEntity, SessionEntity, type Actor, type TenantWork } from '@vorgang/storage';
import { In, type EntityManager } from 'typeorm';
import { defaultTenantId } from '../default-tenant.js';
import { entryOperation } from '../directory/directory-operations.js';
import { recordChange } from '../directory/record-change.js';
import type { ProviderIdentity } from './provider-identity.js';

/** Which identities are meant; what is told must hold together. */
export interface IdentityFilter {
  readonly name?: string;
  readonly issuer?: string;
  readonly subject?: string;
}

/** An identity that has brought a name. */
export interface BoundIdentity extends ProviderIdentity {
  /** Milliseconds since 1970 UTC. */
  readonly boundAt: number;
}

/** Whose the names are that identity providers give. The first identity to bring a name has it until it is released. */
export interface ProviderIdentities {
  /** By name, so many at most. */
  list(filter: IdentityFilter, most: number): Promise<readonly BoundIdentity[]>;
  /** The names are free for whoever brings them next; sessions of these people end. Answers how many there were. */
  release(actor: Actor, filter: IdentityFilter): Promise<number>;
}

const tenantId = defaultTenantId;

/** The identities over the database. */
export function createProviderIdentities(
  work: TenantWork,
  surroundings: { readonly now: () => number; readonly mintKey: () => string },
): ProviderIdentities {
  return {
    list: (filter, most) =>
      work.run(tenantId, async (manager) => {
        const rows = await manager.find(ProviderIdentityEntity, {
          where: { tenantId, ...filter },
          order: { name: 'ASC', kind: 'ASC' },
          take: most,
        });
        return rows.map(({ kind, name, issuer, subject, boundAt }) => ({
          kind,
          name,
          issuer,
          subject,
          boundAt: boundAt.getTime(),
        }));
      }),

    release: (actor, filter) =>
      work.run(tenantId, async (manager) => {
        const released = await manager.findBy(ProviderIdentityEntity, { tenantId, ...filter });
        if (released.length === 0) return 0;
        await manager.delete(ProviderIdentityEntity, { tenantId, ...filter });
        await endSessionsOf(manager, released);
        const what = entryOperation('UPDATE', 'USER', filter.name ?? '*', 'Provider identity released');
        await recordChange(manager, { actor, ...surroundings }, 'done', what);
        return released.length;
      }),
  };
}

/** Else their next click would bind the name again. */
async function endSessionsOf(
  manager: EntityManager,
  released: readonly ProviderIdentityEntity[],
): Promise<void> {
  const names = new Set(released.filter(({ kind }) => kind === 'USER').map(({ name }) => name));
  const issuers = new Set(released.map(({ issuer }) => issuer));
  await manager.delete(SessionEntity, {
    tenantId,
    username: In([...names]),
    providerIssuer: In([...issuers]),
  });
}
