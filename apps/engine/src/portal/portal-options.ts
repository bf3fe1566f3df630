import { tenantWork } from '@vorgang/casework';
import { defaultTenantId } from '@vorgang/identity';
import { demonstrationCounty, type CountyProfile, type PortalOptions } from '@vorgang/portal';
import { loadCatalogue } from '@vorgang/services';
import type { EngineConfiguration } from '../configuration.js';
import type { EngineParts } from '../platform/engine-parts.js';

/** What the portal needs, from the parts of this server and the files of the procedures. */
export async function portalOptions(
  configuration: EngineConfiguration,
  { engine, pool, clock }: Pick<EngineParts, 'engine' | 'pool' | 'clock'>,
): Promise<PortalOptions> {
  return {
    tenantId: defaultTenantId,
    work: tenantWork(pool),
    engine,
    catalogue: await loadCatalogue(configuration.proceduresFolder),
    county: countyProfile(configuration),
    publicUrl: configuration.publicUrl,
    now: () => clock.now(),
  };
}

function countyProfile({ demonstration }: EngineConfiguration): CountyProfile {
  return demonstration ? demonstrationCounty : { ...demonstrationCounty, demonstrationNotice: undefined };
}
