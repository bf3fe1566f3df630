import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';
import { POOL } from '../platform/tokens.js';

/** What the server needs before it can do its work. */
export interface Readiness {
  readonly ready: boolean;
  readonly checks: Readonly<Record<string, 'ok' | 'failed'>>;
}

/** Asks the database; the schema is current and the engine's loops run since the application listens only then. */
@Injectable()
export class ReadinessCheck {
  private stopping = false;

  constructor(@Inject(POOL) private readonly pool: pg.Pool) {}

  async check(): Promise<Readiness> {
    const database = await this.pool.query('select 1').then(
      () => 'ok' as const,
      () => 'failed' as const,
    );
    const engine = this.stopping ? 'failed' : 'ok';
    return { ready: database === 'ok' && engine === 'ok', checks: { database, engine } };
  }

  /** A server that shuts down takes no new work from the load balancer. */
  beforeApplicationShutdown(): void {
    this.stopping = true;
  }
}
