import { Inject, Injectable } from '@nestjs/common';
import type { InTenant } from '@vorgang/identity';
import { IN_TENANT } from './tokens.js';

/** The time zone in which a tenant's dates are meant. */
@Injectable()
export class TenantTimeZones {
  constructor(@Inject(IN_TENANT) private readonly inTenant: InTenant) {}

  /** An IANA name, such as `Europe/Berlin`. */
  async of(tenantId: string): Promise<string> {
    const { rows } = await this.inTenant(tenantId, (connection) =>
      connection.query<{ time_zone: string }>('select time_zone from tenant where tenant_id = $1', [tenantId]),
    );
    return rows[0]?.time_zone ?? 'Europe/Berlin';
  }
}
