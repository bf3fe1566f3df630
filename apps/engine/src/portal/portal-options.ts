import { defaultTenantId } from '@vorgang/identity';
import { demonstrationNotice, type PortalOptions } from '@vorgang/portal';
import { loadCounty, type ServiceCatalogue } from '@vorgang/services';
import type { EngineConfiguration } from '../configuration.js';
import type { EngineParts } from '../platform/engine-parts.js';

/** What the portal needs, from the parts of this server and the files of the procedures. */
export async function portalOptions(
  configuration: EngineConfiguration,
  catalogue: ServiceCatalogue,
  { engine, work, clock, documents }: Pick<EngineParts, 'engine' | 'work' | 'clock' | 'documents'>,
): Promise<PortalOptions> {
  return {
    tenantId: defaultTenantId,
    work,
    engine,
    catalogue,
    county: {
      ...(await loadCounty(configuration.proceduresFolder)),
      ...(configuration.demonstration ? { demonstrationNotice } : {}),
    },
    ...(documents ? { storedContents: documents.documents } : {}),
    publicUrl: configuration.publicUrl,
    now: () => clock.now(),
  };
}
