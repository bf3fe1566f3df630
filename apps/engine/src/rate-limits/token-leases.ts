import { LRUCache } from 'lru-cache';
import { burstSeconds, type RateLimit, type RateVerdict } from './rate-limit.js';

/** Takes up to that many tokens of the client's shared bucket; answers how many there were. */
export type TakeTokens = (client: string, limit: RateLimit, wanted: number) => Promise<number>;

interface Lease {
  tokens: number;
  readonly endsAt: number;
  /** Whether the shared bucket was empty. */
  readonly refused: boolean;
}

/** A lease ends after this many milliseconds, so that no node sits on tokens which another one needs. */
const leaseLength = 1_000;
const clientsKept = 20_000;

/**
 * Counts requests against buckets that all nodes share, without asking them at each request: a node takes tokens for
 * a tenth of a second at once. An empty bucket is remembered too, so that whoever is refused costs nothing.
 */
export class TokenLeases {
  private readonly leases = new LRUCache<string, Lease>({ max: clientsKept });
  private readonly asking = new Map<string, Promise<Lease>>();

  constructor(
    private readonly take: TakeTokens,
    private readonly now: () => number = Date.now,
  ) {}

  /** Asks for one request. Rejects when the shared buckets cannot be reached. */
  async spend(client: string, limit: RateLimit): Promise<RateVerdict> {
    for (;;) {
      const lease = this.current(client) ?? (await this.renew(client, limit));
      if (lease.refused) return refusal(lease.endsAt - this.now());
      if (lease.tokens > 0) {
        lease.tokens -= 1;
        return { allowed: true, left: lease.tokens, retryAfterSeconds: 0 };
      }
      // Others that waited for the same lease have used it up: the next one is asked for.
    }
  }

  private current(client: string): Lease | undefined {
    const lease = this.leases.get(client);
    if (lease === undefined || lease.endsAt <= this.now()) return undefined;
    return lease.tokens > 0 || lease.refused ? lease : undefined;
  }

  private renew(client: string, limit: RateLimit): Promise<Lease> {
    const underWay = this.asking.get(client);
    if (underWay !== undefined) return underWay;
    const asked = this.ask(client, limit).finally(() => this.asking.delete(client));
    this.asking.set(client, asked);
    return asked;
  }

  private async ask(client: string, limit: RateLimit): Promise<Lease> {
    const tokens = await this.take(client, limit, Math.max(1, Math.ceil(limit.perSecond / 10)));
    const length = tokens > 0 ? leaseLength : Math.min(1_000 / limit.perSecond, burstSeconds * 1_000);
    const lease = { tokens, endsAt: this.now() + length, refused: tokens === 0 };
    this.leases.set(client, lease);
    return lease;
  }
}

function refusal(milliseconds: number): RateVerdict {
  return { allowed: false, left: 0, retryAfterSeconds: Math.max(1, Math.ceil(milliseconds / 1_000)) };
}
