import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** What npm says when there is no way to the registry. */
const noRegistry = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED/;

const execute = promisify(execFile);
const cache = fileURLToPath(new URL('../../../../../node_modules/.cache/vorgang-programs/', import.meta.url));

/** A folder beside this file with the `package.json` and `package-lock.json` of what to install. */
export type ProgramName = 'camunda-sdk' | 'c8ctl';

/**
 * A program that others wrote and integrators use, installed once as its lock file pins it. It is none of the
 * project's dependencies: all that it brings would be in everyone's `node_modules` for one test.
 * @returns its folder, or undefined where the npm registry cannot be reached
 */
export async function installProgram(name: ProgramName): Promise<string | undefined> {
  const source = fileURLToPath(new URL(`${name}/`, import.meta.url));
  const lock = await readFile(join(source, 'package-lock.json'));
  const folder = join(cache, `${name}-${createHash('sha256').update(lock).digest('hex').slice(0, 16)}`);
  if (existsSync(folder)) return folder;
  await mkdir(cache, { recursive: true });
  const unfinished = await mkdtemp(join(cache, 'unfinished-'));
  try {
    await cp(source, unfinished, { recursive: true });
    await execute('npm', ['ci', '--ignore-scripts', '--install-links', '--no-audit', '--no-fund'], {
      cwd: unfinished,
    });
    // Another test may have been faster; both installed the same.
    await rename(unfinished, folder).catch(() => undefined);
    return folder;
  } catch (error) {
    if (noRegistry.test(String((error as { readonly stderr?: string }).stderr))) return undefined;
    throw error;
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}
