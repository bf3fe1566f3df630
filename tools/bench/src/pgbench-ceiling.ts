import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MeasureOptions } from './measure.js';
import { MINIMAL_STEP, minimalStepUrl } from './node-ceiling.js';

/** The minimal step by pgbench, in steps per second; null where pgbench is not installed. */
export async function measurePgbenchCeiling(url: string, options: MeasureOptions): Promise<number | null> {
  if (spawnSync('pgbench', ['--version']).status !== 0) return null;
  const folder = await mkdtemp(join(tmpdir(), 'vorgang-bench-'));
  try {
    const script = join(folder, 'step.sql');
    // pgbench keeps no chain and no versions: it takes the version that is there, and hashes with the server.
    const payload = `'${'p'.repeat(200)}'`;
    const statement = MINIMAL_STEP.replace(' and version = $3', '')
      .replaceAll('$1', "'minimal'")
      .replace('$2', ':id')
      .replace('$4', `'${'s'.repeat(400)}'`)
      .replaceAll('$5', payload)
      .replaceAll('$6', `sha256(${payload})`);
    await writeFile(script, `\\set id random(1, 10000)\n${statement.replaceAll('\n', ' ')};\n`);
    const output = await run([
      '--no-vacuum',
      '--protocol=prepared',
      `--client=${options.clients}`,
      '--jobs=2',
      `--time=${options.seconds}`,
      `--file=${script}`,
      minimalStepUrl(url),
    ]);
    const figure = /tps = ([\d.]+)/.exec(output);
    return figure === null ? null : Number(figure[1]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function run(args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn('pgbench', args, { stdio: ['ignore', 'pipe', 'ignore'] });
    let output = '';
    child.stdout.on('data', (text: Buffer) => (output += text.toString()));
    child.once('error', reject);
    child.once('exit', () => resolve(output));
  });
}
