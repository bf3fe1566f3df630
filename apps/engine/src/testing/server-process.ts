import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { freePort } from '@vorgang/embedded-postgres';
import { vi } from 'vitest';

/** A whole server in a process of its own, as an installation runs it. */
export interface ServerProcess {
  readonly url: string;
  readonly process: ChildProcess;
  /** Ends it at once, as an accident would (SIGKILL), and waits until it is gone. */
  kill(): Promise<void>;
}

/** Starts the built server with the demonstration's people on a database; several may work on one. */
export async function startServerProcess(
  databaseUrl: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [fileURLToPath(new URL('../../dist/main.js', import.meta.url))], {
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: databaseUrl,
      PORT: String(port),
      VORGANG_DEMO: '1',
      ...environment,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const isReady = (): Promise<boolean> =>
    fetch(`${url}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
  await vi.waitUntil(isReady, { timeout: 180_000, interval: 200 });
  return { url, process: child, kill: () => kill(child) };
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
