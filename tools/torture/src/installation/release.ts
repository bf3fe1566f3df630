import { spawn } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A version of the whole repository, built. */
export interface Release {
  /** Absolute path of one of its files or folders, named from its root. */
  file(path: string): string;
  /** Removes it, where it was made for this run. */
  remove(): Promise<void>;
}

const root = fileURLToPath(new URL('../../../..', import.meta.url));

/** The checkout that runs this. */
export const thisRelease: Release = { file: (path) => join(root, path), remove: () => Promise.resolve() };

/**
 * Builds a commit of this repository in a folder of its own, as its README says; takes minutes.
 *
 * @param revision a tag, a branch or a commit
 * @throws Error with the command that failed
 */
export async function buildRelease(revision: string): Promise<Release> {
  const folder = await mkdtemp(join(tmpdir(), 'vorgang-release-'));
  await run(root, 'git', 'worktree', 'add', '--quiet', '--detach', folder, revision);
  await run(folder, 'npm', 'ci', '--no-audit', '--no-fund', '--silent');
  await run(folder, 'npm', 'run', 'build', '--silent');
  return {
    file: (path) => join(folder, path),
    remove: () => run(root, 'git', 'worktree', 'remove', '--force', folder),
  };
}

function run(cwd: string, command: string, ...words: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, words, { cwd, stdio: 'inherit' });
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`"${command} ${words.join(' ')}" in ${cwd} ended with code ${code}.`));
    });
  });
}
