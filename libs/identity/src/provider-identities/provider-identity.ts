import { ProviderIdentityEntity, type TenantWork } from '@vorgang/storage';
import { defaultTenantId } from '../default-tenant.js';
import { insertUnlessThere } from '../seed/insert-unless-there.js';

/** Whom a provider speaks of: what it never gives to others, and the name by which the directory knows them. */
export interface ProviderIdentity {
  readonly kind: 'USER' | 'CLIENT';
  readonly name: string;
  readonly issuer: string;
  readonly subject: string;
}

/** From now on the name is that identity's. Does nothing where the name, or the identity, is bound. */
export async function bindIdentity(work: TenantWork, identity: ProviderIdentity): Promise<void> {
  const row = { tenantId: defaultTenantId, ...identity, boundAt: new Date() };
  await work.run(defaultTenantId, (manager) => insertUnlessThere(manager, ProviderIdentityEntity, [row]));
}
