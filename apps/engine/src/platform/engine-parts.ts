import type { InTenant } from '@vorgang/identity';
import type { Engine } from '@vorgang/orchestration';
import type pg from 'pg';
import type { DataSource } from 'typeorm';
import type { LiveHints } from '../live/live-hints.js';

/** The engine's time as the HTTP edge needs it. */
export interface EngineClock {
  /** Milliseconds since 1970 UTC. */
  now(): number;
}

/** What the composition root builds before NestJS wires the rest. */
export interface EngineParts {
  readonly engine: Engine;
  readonly clock: EngineClock;
  readonly dataSource: DataSource;
  readonly pool: pg.Pool;
  readonly inTenant: InTenant;
  readonly liveHints: LiveHints;
}
