import type { EntityManager } from 'typeorm';

/** What is asked of a client's bucket. */
export interface RateTokens {
  readonly tenantId: string;
  /** A digest of the account or address. */
  readonly client: string;
  /** Tokens that come back per second. */
  readonly perSecond: number;
  /** Tokens that the bucket holds at most. */
  readonly burst: number;
  readonly wanted: number;
}

// One call of a function (migration 0038): locks the client's row. Index: primary key. Role: vorgang_app.
const statement = 'select take_rate_tokens($1, $2, $3, $4, $5) as granted';

/** Takes up to `wanted` tokens out of the bucket that all nodes share, and answers how many there were. */
export async function takeRateTokens(manager: EntityManager, request: RateTokens): Promise<number> {
  const { tenantId, client, perSecond, burst, wanted } = request;
  const rows = await manager.query<{ readonly granted: number }[]>(statement, [
    tenantId,
    client,
    perSecond,
    burst,
    wanted,
  ]);
  return rows[0]?.granted ?? 0;
}
