import type { Socket } from 'node:net';
import pg from 'pg';
import { answeringSocket } from './answering-socket.js';

/**
 * Under which role a connection works (created by the migrations):
 * `vorgang_app` sees only the tenant that its transaction names in `app.tenant`;
 * `vorgang_engine` is for the engine's own loops, which claim work of every tenant.
 */
export type DatabaseRole = 'vorgang_app' | 'vorgang_engine';

export interface PoolOptions {
  readonly role?: DatabaseRole;
  /** Most connections at once; 10 unless told. */
  readonly connections?: number;
  /** Shown in pg_stat_activity. */
  readonly applicationName?: string;
  /** Milliseconds after which a connection that carries nothing counts as broken; never unless told. */
  readonly silence?: number;
  /** Hears of idle connections that broke; the pool has replaced them already. */
  readonly onConnectionLost?: (error: Error) => void;
}

/**
 * Opens a pool of connections under one of the two roles without ownership.
 * Keys (bigint) stay strings, as 63 bits do not fit a JavaScript number.
 */
export function createPool(databaseUrl: string, options: PoolOptions = {}): pg.Pool {
  const pool = new pg.Pool({
    connectionString: withRole(databaseUrl, options.role ?? 'vorgang_app'),
    max: options.connections ?? 10,
    application_name: options.applicationName ?? 'vorgang',
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis,
    keepAlive: true,
    ...silenceEnds(options),
  });
  // Without a listener a server that restarts would end the whole process.
  pool.on('error', options.onConnectionLost ?? (() => undefined));
  // The same for a connection that is in use and breaks between two statements: the next statement says so.
  pool.on('connect', (client) => void client.on('error', () => undefined));
  return pool;
}

/** Idle connections are closed in order before they count as silent. */
export const idleTimeoutMillis = 10_000;

/** The part of a pool's configuration that ends silent connections. */
export function silenceEnds({ silence }: Pick<PoolOptions, 'silence'>): { readonly stream?: () => Socket } {
  return silence === undefined ? {} : { stream: () => answeringSocket(silence) };
}

/** Adds the startup option for the role and keeps those that the address already has. */
export function withRole(databaseUrl: string, role: DatabaseRole): string {
  const url = new URL(databaseUrl);
  const given = url.searchParams.get('options');
  url.searchParams.set('options', given === null ? `-c role=${role}` : `${given} -c role=${role}`);
  return url.toString();
}
