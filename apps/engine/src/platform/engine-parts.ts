import type { InTenant } from '@vorgang/identity';
import type { Engine } from '@vorgang/orchestration';
import type { PortalOptions } from '@vorgang/portal';
import type pg from 'pg';
import type { DataSource } from 'typeorm';
import type { TestClock } from './test-clock.js';

/** The engine's time as the HTTP edge needs it. */
export interface EngineClock {
  /** Milliseconds since 1970 UTC. */
  now(): number;
}

/** What the composition root builds before NestJS wires the rest. */
export interface EngineParts {
  readonly engine: Engine;
  readonly clock: EngineClock;
  /** Null unless this is a test system. */
  readonly testClock: TestClock | null;
  readonly dataSource: DataSource;
  readonly pool: pg.Pool;
  readonly inTenant: InTenant;
  readonly portal: PortalOptions;
}
