import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** What the server needs before it can do its work. */
export interface Readiness {
  readonly ready: boolean;
  readonly checks: Readonly<Record<string, 'ok' | 'failed'>>;
}

/** Asks the database; the schema is current and the engine's loops run since the application listens only then. */
@Injectable()
export class ReadinessCheck {
  private stopping = false;

  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async check(): Promise<Readiness> {
    const database = await this.dataSource.query('select 1').then(
      () => 'ok' as const,
      () => 'failed' as const,
    );
    const engine = this.stopping ? 'failed' : 'ok';
    return { ready: database === 'ok' && engine === 'ok', checks: { database, engine } };
  }

  /** From now on the load balancer is told to send its requests elsewhere. */
  retire(): void {
    this.stopping = true;
  }

  /** A server that shuts down takes no new work from the load balancer. */
  beforeApplicationShutdown(): void {
    this.retire();
  }
}
