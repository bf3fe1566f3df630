import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '@vorgang/embedded-postgres';
import {
  applicationPages,
  Citizen,
  createTestDatabase,
  servicePath,
  startTestRedis,
} from '@vorgang/test-services';
import { afterEach, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const running: ChildProcess[] = [];
const folders: string[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((child) => end(child, 'SIGTERM')));
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

interface Start {
  readonly child: ChildProcess;
  /** Everything it printed so far. */
  readonly output: () => string;
  readonly seconds: () => number;
}

function start(environment: Record<string, string>): Start {
  const startedAt = Date.now();
  const child = spawn(process.execPath, ['tools/start/start.mjs'], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: '', REDIS_URL: '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  let output = '';
  child.stdout.on('data', (text) => (output += text));
  child.stderr.on('data', (text) => (output += text));
  return { child, output: () => output, seconds: () => (Date.now() - startedAt) / 1000 };
}

async function untilReady(started: Start): Promise<void> {
  await expect
    .poll(() => started.output() + (started.child.exitCode === null ? '' : ' ended'), { timeout: 120_000 })
    .toMatch(/Ctrl-C stops everything| ended/);
  expect(started.output()).toContain('Vorgang is ready');
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill(signal);
  await exited;
  return child.exitCode;
}

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'vorgang start '));
  folders.push(folder);
  return folder;
}

async function apply(address: string): Promise<string> {
  const citizen = new Citizen(address);
  await citizen.send(`${servicePath}/antrag`);
  for (const [, fields] of applicationPages) await citizen.answer(fields);
  await citizen.send(`${servicePath}/absenden`);
  return /IfSG-\d{4}-\d{6}/.exec(citizen.text)![0];
}

async function caseCount(address: string): Promise<number> {
  const answer = await fetch(`${address}/v2/process-instances/search`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from('demo:demo').toString('base64')}`,
      'content-type': 'application/json',
    },
    body: '{}',
  });
  return ((await answer.json()) as { page: { totalItems: number } }).page.totalItems;
}

describe('npm start', () => {
  test('prints addresses, logins and a warning; stops on Ctrl-C; finds its data again; survives kill -9', async () => {
    const folder = await newFolder();
    const port = String(await freePort());
    const address = `http://localhost:${port}`;
    const first = start({ VORGANG_DATA: folder, PORT: port });
    await untilReady(first);
    expect(first.output()).toMatch(/sabine\.schroeder[\s\S]*THIS IS A DEMONSTRATION/);
    expect(first.output()).toContain(`${address}/workbench`);
    await apply(address);
    expect(await end(first.child, 'SIGINT')).toBe(0);
    await expect(fetch(address)).rejects.toThrow();

    const second = start({ VORGANG_DATA: folder, PORT: port });
    await untilReady(second);
    expect(await caseCount(address)).toBe(1);
    await end(second.child, 'SIGKILL');

    const third = start({ VORGANG_DATA: folder, PORT: port });
    await untilReady(third);
    expect(await caseCount(address)).toBe(1);
    expect(await end(third.child, 'SIGINT')).toBe(0);
  }, 240_000);

  test('the same build runs on a PostgreSQL and a Redis that were started apart', async () => {
    const database = await createTestDatabase();
    const redis = await startTestRedis();
    const port = String(await freePort());
    const started = start({
      VORGANG_DATA: await newFolder(),
      PORT: port,
      DATABASE_URL: database.url,
      REDIS_URL: redis.url,
    });
    await untilReady(started);
    expect(started.output()).toContain('BullMQ on Redis');
    const address = `http://localhost:${port}`;
    await apply(address);
    await expect.poll(() => waitsForPayment(address), { timeout: 30_000 }).toBe(true);
    await end(started.child, 'SIGINT');
    await redis.stop();
    await database.drop();
  }, 180_000);

  test('says which port is taken, and takes the next one where none was asked for', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, () => resolve()));
    const { port } = server.address() as { port: number };
    const started = start({ VORGANG_DATA: await newFolder(), PORT: String(port) });
    await expect.poll(() => started.child.exitCode, { timeout: 90_000 }).toBe(1);
    expect(started.output()).toContain(`Port ${port} is taken`);
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }, 120_000);

  test('a wrong setting ends it with the reason, not in an endless loop', async () => {
    const started = start({
      VORGANG_DATA: await newFolder(),
      PORT: String(await freePort()),
      REDIS_URL: `redis://127.0.0.1:${await freePort()}`,
    });
    await expect.poll(() => started.child.exitCode, { timeout: 150_000 }).toBe(1);
    expect(started.output()).toMatch(/keeps ending[\s\S]*(Redis|ECONNREFUSED)/);
  }, 180_000);

  test('a lock that a dead start left, and whose process number is another program by now, blocks nobody', async () => {
    const folder = await newFolder();
    await writeFile(join(folder, 'start.lock'), String(process.pid));
    const started = start({ VORGANG_DATA: folder, PORT: String(await freePort()), DATABASE_URL: 'nonsense' });
    await expect.poll(() => started.child.exitCode, { timeout: 90_000 }).toBe(1);
    expect(started.output()).toContain('DATABASE_URL is no address');
  }, 120_000);

  test('a second start on the same data says who is running', async () => {
    const folder = await newFolder();
    const first = start({ VORGANG_DATA: folder, PORT: String(await freePort()) });
    await untilReady(first);
    const second = start({ VORGANG_DATA: folder, PORT: String(await freePort()) });
    await expect.poll(() => second.child.exitCode, { timeout: 90_000 }).toBe(1);
    expect(second.output()).toContain('already running');
    await end(first.child, 'SIGINT');
  }, 180_000);
});

async function waitsForPayment(address: string): Promise<boolean> {
  const answer = await fetch(`${address}/v2/element-instances/search`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from('demo:demo').toString('base64')}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ filter: { elementId: 'zahlung-abwarten', state: 'ACTIVE' } }),
  });
  return ((await answer.json()) as { items: readonly unknown[] }).items.length === 1;
}
