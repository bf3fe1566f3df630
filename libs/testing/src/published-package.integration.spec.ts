import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const OWN = ['feel', 'bpmn', 'dmn', 'execution', 'testing'];

/** A project of somebody else, which has nothing but the packages. */
let project: string;

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'vorgang-test-kit-'));
  await npm(ROOT, 'pack', '--pack-destination', project, ...OWN.map((name) => `./libs/${name}`));
  const others = await thirdParties();
  // Packed from what is installed here, so that nothing is loaded from a registry.
  await npm(ROOT, 'pack', '--ignore-scripts', '--pack-destination', project, ...others);
  const packages = (await readdir(project)).filter((file) => file.endsWith('.tgz'));
  await writeFile(
    join(project, 'package.json'),
    '{ "name": "elsewhere", "private": true, "type": "module" }',
  );
  await npm(project, 'install', '--offline', '--ignore-scripts', ...packages.map((file) => `./${file}`));
}, 60_000);

afterAll(() => rm(project, { recursive: true, force: true }));

function npm(folder: string, ...words: readonly string[]) {
  return run('npm', [...words, '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder });
}

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** The installed folders of everything that the packages depend on, directly or not. */
async function thirdParties(): Promise<readonly string[]> {
  const found = new Set<string>();
  const visit = async (folder: string): Promise<void> => {
    const manifest = JSON.parse(await readFile(join(ROOT, folder, 'package.json'), 'utf8')) as Manifest;
    for (const name of Object.keys(manifest.dependencies ?? {})) {
      const installed = `./node_modules/${name}`;
      if (name.startsWith('@vorgang/') || found.has(installed)) continue;
      found.add(installed);
      await visit(installed);
    }
  };
  for (const name of OWN) await visit(`./libs/${name}`);
  return [...found];
}

async function exampleOfReadme(): Promise<string> {
  const readme = await readFile(join(project, 'node_modules/@vorgang/testing/README.md'), 'utf8');
  return /```ts\n(.*?)```/s.exec(readme)?.[1] ?? '';
}

test('a project elsewhere runs the example of the README with the packed test kit', async () => {
  await writeFile(join(project, 'order.scenario.js'), await exampleOfReadme());
  const { stdout } = await run(process.execPath, ['order.scenario.js'], { cwd: project });
  expect(stdout).toBe('order: 100 % (3 of 3 flow nodes, 2 of 2 sequence flows)\n');
}, 20_000);

test('the types of the packed test kit are complete', async () => {
  await writeFile(join(project, 'order.scenario.ts'), await exampleOfReadme());
  const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023', '--skipLibCheck'];
  const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
  const types = ['--typeRoots', join(ROOT, 'node_modules/@types'), '--types', 'node'];
  const compiling = run(process.execPath, [compiler, ...options, ...types, 'order.scenario.ts'], {
    cwd: project,
  });
  expect(await compiling.catch((error: { stdout: string }) => error.stdout)).toMatchObject({ stdout: '' });
}, 20_000);

test('a packed package holds its licence, and neither sources nor tests', async () => {
  for (const name of OWN) {
    const folder = join(project, 'node_modules/@vorgang', name);
    expect(existsSync(join(folder, 'LICENSE')), name).toBe(true);
    expect(existsSync(join(folder, 'src')), name).toBe(false);
    const files = await readdir(join(folder, 'dist'), { recursive: true });
    expect(files.filter((file) => /\.spec\.|tsbuildinfo|^scenarios/.test(file))).toEqual([]);
  }
});
