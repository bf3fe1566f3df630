// `npm test`: installs what the tests need, builds, lints and runs every test. Last line: `N passed, N failed`.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../build.mjs';
import { requireNode } from '../node-version.mjs';
import { installSystemPrograms } from './system-programs.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const only = process.argv.slice(2);

requireNode();
installSystemPrograms();
const steps = [];
await step('build', () => build());
await step('types of the tests', () => run('typescript/bin/tsc', ['--noEmit', '-p', 'tsconfig.test.json']));
await step('lint and walls between the libraries', () =>
  run('eslint/bin/eslint.js', ['.', '--max-warnings', '0']),
);
await step('format', () => run('prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.']));
const results = await runTests();
const failedSteps = steps.filter(({ ok }) => !ok).length;
for (const { name, ok } of steps) if (!ok) console.log(`FAILED ${name}`);
for (const { name, reason } of results.failures) console.log(`FAILED ${name}\n  ${reason}`);
console.log(`${results.passed + steps.length - failedSteps} passed, ${results.failed + failedSteps} failed`);
process.exit(results.failed + failedSteps === 0 ? 0 : 1);

async function step(name, work) {
  console.log(`\n== ${name}`);
  try {
    await work();
    steps.push({ name, ok: true });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    steps.push({ name, ok: false });
  }
}

async function runTests() {
  console.log('\n== tests');
  const folder = join(tmpdir(), `vorgang-test-results-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  const report = join(folder, 'results.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await run('vitest/vitest.mjs', ['run', ...reporters, ...only]).then(
    () => 0,
    () => 1,
  );
  try {
    return countResults(report, code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function countResults(report, code) {
  if (!existsSync(report)) {
    const reason = `There is no report: the test runner ended with code ${code}.`;
    return { passed: 0, failed: 1, failures: [{ name: 'tests', reason }] };
  }
  const results = JSON.parse(readFileSync(report, 'utf8'));
  const failures = results.testResults.flatMap(failuresOf);
  // A run that fails without a failing test (an error outside of tests) is a failure as well.
  if (failures.length === 0 && code !== 0) {
    failures.push({
      name: 'outside of the tests',
      reason: 'An error that no test caught: see "Unhandled Errors" above.',
    });
  }
  return { passed: results.numPassedTests, failed: failures.length, failures };
}

/** The failed tests of a file; of one that could not even be read, the file. */
function failuresOf({ name: file, status, message, assertionResults }) {
  const place = relative(root, file);
  if (status === 'failed' && assertionResults.length === 0)
    return [{ name: place, reason: firstLines(message) }];
  return assertionResults
    .filter((result) => result.status === 'failed')
    .map(({ fullName, failureMessages }) => ({
      name: `${place} > ${fullName}`,
      reason: firstLines(failureMessages.join('\n')),
    }));
}

function firstLines(text) {
  return (text ?? '').split('\n').slice(0, 3).join('\n  ').slice(0, 600);
}

function run(program, args) {
  const path = join(root, 'node_modules', program);
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path, ...args], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`${program} ended with code ${code}.`)),
    );
  });
}
