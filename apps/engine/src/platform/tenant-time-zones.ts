import { Inject, Injectable } from '@nestjs/common';
import { TenantEntity, type TenantWork } from '@vorgang/storage';
import { TENANT_WORK } from './tokens.js';

/** The time zone in which a tenant's dates are meant. */
@Injectable()
export class TenantTimeZones {
  constructor(@Inject(TENANT_WORK) private readonly work: TenantWork) {}

  /** An IANA name, such as `Europe/Berlin`. */
  async of(tenantId: string): Promise<string> {
    const tenant = await this.work.run(tenantId, (manager) => manager.findOneBy(TenantEntity, { tenantId }));
    return tenant?.timeZone ?? 'Europe/Berlin';
  }
}
