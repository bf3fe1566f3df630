// `npm run nightly -- [--runs 10000] [--seed N]`: every property of the engine, tried thousands of times, then what is known of its packages.
// Prints the seed first, so that a failure can be run again: with the same seed the same cases come in the same order.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { values } = parseArgs({
  options: { runs: { type: 'string', default: '10000' }, seed: { type: 'string' } },
});
const seed = values.seed ?? String(Math.floor(Math.random() * 2 ** 31));
if (!/^\d{1,9}$/.test(values.runs) || !/^-?\d{1,10}$/.test(seed)) {
  console.error('Name the runs and the seed as whole numbers: npm run nightly -- --runs 10000 --seed 42');
  process.exit(2);
}
console.log(
  `${values.runs} runs with the seed ${seed}. Again: npm run nightly -- --runs ${values.runs} --seed ${seed}`,
);

const properties = [
  'libs/execution/src/scenarios/invariants.spec.ts',
  'libs/execution/src/scenarios/migration-invariants.spec.ts',
  'libs/orchestration/src/scenarios/random-processes.integration.spec.ts',
  'apps/engine/src/http/hostile-input.integration.spec.ts',
];
const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...properties], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, VORGANG_PROPERTY_RUNS: values.runs, VORGANG_PROPERTY_SEED: seed },
});
child.on('exit', (code) => checkPackages((packages) => process.exit((code ?? 1) || packages)));

/** Weaknesses of packages are published on any day. A registry that does not answer says so, and fails nobody's night. */
function checkPackages(done) {
  const check = spawn('npm', ['run', '--silent', 'check-packages'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  check.on('exit', (code) => done(code === 2 ? 0 : (code ?? 1)));
}
