import { createHash } from 'node:crypto';
import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { defaultTenantId } from '@vorgang/identity';
import { clearIdleRateBuckets, takeRateTokens, type TenantWork } from '@vorgang/storage';
import type { Response } from 'express';
import type { EngineConfiguration } from '../configuration.js';
import { HttpProblem } from '../http/problem.js';
import { CONFIGURATION, TENANT_WORK } from '../platform/tokens.js';
import { burstSeconds, type RateLimit } from './rate-limit.js';
import { TokenLeases } from './token-leases.js';

const clearingMilliseconds = 10 * 60_000;

/** Keeps one client from taking the server away from all others. */
@Injectable()
export class RateLimiter implements OnApplicationShutdown {
  private readonly logger = new Logger('RateLimiter');
  private readonly leases: TokenLeases;
  private readonly clearing: NodeJS.Timeout;
  private reachable = true;

  constructor(
    @Inject(CONFIGURATION) private readonly configuration: EngineConfiguration,
    @Inject(TENANT_WORK) private readonly work: TenantWork,
  ) {
    this.leases = new TokenLeases((client, limit, wanted) => this.take(client, limit, wanted));
    this.clearing = setInterval(() => void this.clear(), clearingMilliseconds);
    this.clearing.unref();
  }

  /** Counts a request of someone who is signed in. @throws HttpProblem 429 */
  spendOfAccount(username: string, response: Response): Promise<void> {
    return this.spend(
      username,
      { name: 'account', perSecond: this.configuration.rateLimits.perAccount },
      response,
    );
  }

  /** Counts a request of someone unknown. @throws HttpProblem 429 */
  spendOfAddress(address: string, response: Response): Promise<void> {
    return this.spend(
      address,
      { name: 'address', perSecond: this.configuration.rateLimits.perAddress },
      response,
    );
  }

  onApplicationShutdown(): void {
    clearInterval(this.clearing);
  }

  /** Headers as in draft-ietf-httpapi-ratelimit-headers: the policy, and what is left of it. */
  private async spend(client: string, limit: RateLimit, response: Response): Promise<void> {
    if (limit.perSecond === 0) return;
    const verdict = await this.leases.spend(digest(`${limit.name} ${client}`), limit).then(
      (answer) => this.recovered(answer),
      (error: unknown) => this.failed(error),
    );
    if (verdict === null) return;
    const burst = limit.perSecond * burstSeconds;
    response.set('RateLimit-Policy', `"${limit.name}";q=${burst};w=${burstSeconds}`);
    response.set('RateLimit', `"${limit.name}";r=${verdict.left};t=${verdict.retryAfterSeconds}`);
    if (!verdict.allowed) throw tooManyRequests(limit, verdict.retryAfterSeconds);
  }

  private take(client: string, { perSecond }: RateLimit, wanted: number): Promise<number> {
    const burst = perSecond * burstSeconds;
    return this.work.run(defaultTenantId, (manager) =>
      takeRateTokens(manager, { tenantId: defaultTenantId, client, perSecond, burst, wanted }),
    );
  }

  private recovered<Answer>(answer: Answer): Answer {
    this.reachable = true;
    return answer;
  }

  // A limiter that cannot count must not be the reason why nothing works; the request itself says what is wrong.
  private failed(error: unknown): null {
    if (this.reachable)
      this.logger.warn(`Requests are not counted: ${error instanceof Error ? error.message : 'unknown'}`);
    this.reachable = false;
    return null;
  }

  private async clear(): Promise<void> {
    await this.work
      .run(defaultTenantId, (manager) => clearIdleRateBuckets(manager, defaultTenantId))
      .catch((error: unknown) => this.failed(error));
  }
}

function digest(client: string): string {
  return createHash('sha256').update(client).digest('base64url').slice(0, 22);
}

function tooManyRequests({ name, perSecond }: RateLimit, retryAfterSeconds: number): HttpProblem {
  const detail = `This ${name} has made more than ${perSecond} requests per second. Try again in ${retryAfterSeconds} s.`;
  return new HttpProblem(429, 'too-many-requests', detail, [], { 'Retry-After': String(retryAfterSeconds) });
}
