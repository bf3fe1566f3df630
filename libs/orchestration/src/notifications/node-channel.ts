import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import type { EngineDatabase } from '../database/engine-database.js';
import { backOff } from '../database/retry.js';
import { errorText, type Logger } from '../logging/logger.js';

const CHANNEL = 'vorgang_signals';
/** The listening connection asks for an answer this often, and counts as broken when it hears nothing for so long. */
const ASK_EVERY = 10_000;
const SILENCE = 30_000;
/** PostgreSQL takes payloads below 8000 bytes. */
const PAYLOAD_LIMIT = 7_500;

/**
 * Carries signals between the nodes by NOTIFY, on one listening connection per node that reconnects.
 * Notifications never belong to a step's transaction: they would make all commits wait for each other.
 */
export class NodeChannel {
  private client: pg.Client | null = null;
  private closed = false;
  private connected = true;
  private asking: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: EngineDatabase,
    private readonly node: string,
    private readonly receive: (signal: string) => void,
    /** Called after each reconnection: signals in between are lost. */
    private readonly onGap: () => void,
    private readonly logger: Logger,
  ) {}

  async open(): Promise<void> {
    await this.connect();
    this.asking = setInterval(() => {
      // Where it does not answer, the connection ends and with it the question.
      this.client?.query('select 1').catch(() => undefined);
    }, ASK_EVERY);
    this.asking.unref();
  }

  async send(signals: readonly string[]): Promise<void> {
    try {
      await this.database.engine.query('select pg_notify($1, payload) from unnest($2::text[]) as payload', [
        CHANNEL,
        payloads(this.node, signals),
      ]);
    } catch {
      // The other nodes find the rows by themselves a little later; the loss of the connection is logged elsewhere.
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    clearInterval(this.asking);
    const { client } = this;
    this.client = null;
    await client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const client = this.database.dedicated(SILENCE);
    client.on('error', () => undefined);
    client.on('notification', (notification) => this.read(notification.payload ?? ''));
    await client.connect();
    client.once('end', () => {
      if (this.client === client) void this.reconnect();
    });
    await client.query(`listen ${CHANNEL}`);
    if (this.closed) await client.end();
    else this.client = client;
  }

  private async reconnect(): Promise<void> {
    this.client = null;
    for (let attempt = 1; !this.closed; attempt += 1) {
      try {
        await this.connect();
        if (!this.connected) this.logger.info('signal-channel-restored');
        this.connected = true;
        this.onGap();
        return;
      } catch (error) {
        if (this.connected) this.logger.warn('signal-channel-lost', { reason: errorText(error) });
        this.connected = false;
        await wait(backOff(attempt), undefined, { ref: false });
      }
    }
  }

  private read(payload: string): void {
    const lines = payload.split('\n');
    if (lines[0] === this.node) return;
    for (const line of lines.slice(1)) this.receive(line);
  }
}

/** One line per signal after the sender's name, cut into payloads that PostgreSQL takes. */
function payloads(node: string, signals: readonly string[]): string[] {
  const result: string[] = [];
  let current = node;
  for (const signal of signals) {
    if (Buffer.byteLength(current) + Buffer.byteLength(signal) + 1 > PAYLOAD_LIMIT && current !== node) {
      result.push(current);
      current = node;
    }
    current += `\n${signal}`;
  }
  result.push(current);
  return result;
}
