import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { installProgram } from './install-program.js';

const execute = promisify(execFile);

/** Since then Node runs the command line. */
const neededNode = 22;

/** What the command line printed. In its JSON mode answers go to `stdout`, what it has done and remarks to `stderr`. */
export interface Printed {
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line with these parameters. Rejects with what it printed where it ends with an error. */
export type RunC8ctl = (...parameters: readonly string[]) => Promise<Printed>;

/**
 * The command line of Camunda 8 with profiles in a folder of their own, run by the Node that its lock file brings
 * where this one is too old.
 *
 * @returns undefined where the npm registry cannot be reached or has no Node for this machine
 */
export async function loadC8ctl(): Promise<((profiles: string) => RunC8ctl) | undefined> {
  const folder = await installProgram('c8ctl');
  if (folder === undefined) return undefined;
  const node = findNode(folder);
  if (node === undefined) return undefined;
  const program = join(folder, 'node_modules/@camunda8/cli/dist/index.js');
  return (profiles) =>
    (...parameters) => {
      const env = { PATH: process.env['PATH'], HOME: profiles, C8CTL_DATA_DIR: profiles, CI: '1' };
      return execute(node, [program, ...parameters], { env, timeout: 60_000 });
    };
}

function findNode(folder: string): string | undefined {
  if (Number.parseInt(process.versions.node, 10) >= neededNode) return process.execPath;
  const brought = join(folder, `node_modules/node-${process.platform}-${process.arch}/bin/node`);
  return existsSync(brought) ? brought : undefined;
}
