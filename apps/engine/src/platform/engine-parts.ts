import type { OpenDocumentStore } from '@vorgang/documents';
import type { SecondFactors } from '@vorgang/identity';
import type { Engine } from '@vorgang/orchestration';
import type { PortalOptions } from '@vorgang/portal';
import type { TenantWork } from '@vorgang/storage';
import type { SigningKeys } from '@vorgang/webhooks';
import type { Registry } from '@vorgang/telemetry';
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
  /** Transactions on the data source, each within one tenant. */
  readonly work: TenantWork;
  /** Null where the installation keeps none. */
  readonly documents: OpenDocumentStore | null;
  /** Null where the installation cannot sign webhooks. */
  readonly webhookKeys: SigningKeys | null;
  /** Null where the installation has no key to keep their secrets. */
  readonly secondFactors: SecondFactors | null;
  readonly portal: PortalOptions;
  /** Null where no metrics are served. */
  readonly metrics: Registry | null;
}
