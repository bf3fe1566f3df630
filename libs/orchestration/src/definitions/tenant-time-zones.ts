import { LRUCache } from 'lru-cache';
import type { Queryable } from '@vorgang/storage';

/** How long a time zone that an administrator changes may stay unnoticed, in milliseconds. */
const FRESH = 60_000;

/** The time zone of each tenant: due dates and business hours of its procedures follow it. */
export class TenantTimeZones {
  private readonly zones = new LRUCache<string, string>({ max: 1_000, ttl: FRESH });

  constructor(
    private readonly database: Queryable,
    private readonly otherwise: string,
  ) {}

  async of(tenantId: string): Promise<string> {
    const known = this.zones.get(tenantId);
    if (known !== undefined) return known;
    const answer = await this.database.query<{ time_zone: string }>(
      'select time_zone from tenant where tenant_id = $1',
      [tenantId],
    );
    const zone = answer.rows[0]?.time_zone ?? this.otherwise;
    this.zones.set(tenantId, zone);
    return zone;
  }
}
