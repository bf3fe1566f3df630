import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '@vorgang/embedded-postgres';

const program = fileURLToPath(new URL('../../../../apps/engine/dist/main.js', import.meta.url));
const procedures = fileURLToPath(new URL('../../../../processes', import.meta.url));

/** A whole server in a process of its own, as in production, with the demonstration's accounts. */
export interface ServedEngine {
  readonly address: string;
  readonly pid: number;
  /** Milliseconds from the start of the process to its first answer that it is ready. */
  readonly startedIn: number;
  stop(): Promise<void>;
}

/** Starts the server on a database that is migrated already, or that it migrates itself. */
export async function serveEngine(databaseUrl: string): Promise<ServedEngine> {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const begin = performance.now();
  const server = spawn(process.execPath, [program], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      REDIS_URL: '',
      PROCEDURES_FOLDER: procedures,
      VORGANG_DEMO: '1',
      RATE_LIMIT_PER_ACCOUNT: '1000000',
      RATE_LIMIT_PER_ADDRESS: '1000000',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await untilReady(address, server);
  return {
    address,
    pid: server.pid!,
    startedIn: performance.now() - begin,
    stop: async () => {
      server.kill('SIGTERM');
      if (server.exitCode === null) await once(server, 'exit');
    },
  };
}

async function untilReady(address: string, server: ChildProcess): Promise<void> {
  while (server.exitCode === null) {
    const answer = await fetch(`${address}/health/ready`).catch(() => null);
    if (answer?.ok === true) return;
    await pause(10);
  }
  throw new Error(`The engine ended with code ${server.exitCode} before it was ready.`);
}

/** Who calls in the benchmark: the administrator of the demonstration. */
export const credentials = `Basic ${Buffer.from('demo:demo').toString('base64')}`;

/** Deploys a model over HTTP. */
export async function deployServed(
  address: string,
  { id, xml }: { readonly id: string; readonly xml: string },
) {
  const form = new FormData();
  form.append('resources', new File([xml], `${id}.bpmn`));
  const answer = await fetch(`${address}/v2/deployments`, {
    method: 'POST',
    headers: { authorization: credentials },
    body: form,
  });
  if (!answer.ok) throw new Error(await answer.text());
}
