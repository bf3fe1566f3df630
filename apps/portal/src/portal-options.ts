import type { CaseStarter, StoredContents } from '@vorgang/casework';
import type { ServiceCatalogue } from '@vorgang/services';
import type { TenantWork } from '@vorgang/storage';
import type { CountyProfile } from './county-profile.js';

/** What the portal needs of the program that holds it. */
export interface PortalOptions {
  readonly tenantId: string;
  readonly work: TenantWork;
  readonly engine: CaseStarter;
  readonly catalogue: ServiceCatalogue;
  readonly county: CountyProfile;
  /** Absent where the installation keeps no documents outside the case file. */
  readonly storedContents?: StoredContents;
  /** Where people reach the portal; cookies are `Secure` where it starts with https. */
  readonly publicUrl: string;
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number;
}

/** Token under which the options are injected. */
export const PORTAL_OPTIONS = Symbol('PortalOptions');
