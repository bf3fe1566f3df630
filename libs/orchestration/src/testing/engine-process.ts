import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The built packages, as an installation runs them. */
const program = `
  import { createEngine } from '@vorgang/orchestration';
  const nothing = () => Promise.resolve();
  await createEngine({
    databaseUrl: process.env.ENGINE_DATABASE,
    dispatcher: { hint: nothing, close: nothing },
  });
`;

/** An engine in a process of its own, which a test may kill as an accident would (SIGKILL). */
export function startEngineProcess(databaseUrl: string): ChildProcess {
  return spawn(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    env: { PATH: process.env['PATH'], ENGINE_DATABASE: databaseUrl },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** Kills the process at once and waits until it is gone. */
export async function killEngineProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}
