import { spawnSync } from 'node:child_process';
import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Makes sure that one demonstration at a time works on a data folder. A lock that a killed process left is taken over.
 *
 * @returns a function that gives the lock back
 * @throws Error naming the process that holds the folder
 */
export async function claimDataFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true }).catch((error: Error) => {
    throw new Error(
      `The folder ${folder} cannot be used: ${error.message}. Name another one: VORGANG_DATA=… npm start`,
    );
  });
  const lockFile = join(folder, 'start.lock');
  for (;;) {
    try {
      const file = await open(lockFile, 'wx');
      await file.writeFile(String(process.pid));
      await file.close();
      return () => rm(lockFile, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
        throw new Error(
          `Nothing can be written to ${folder}: ${(error as Error).message}. Name another folder: VORGANG_DATA=… npm start`,
        );
      }
    }
    const holder = Number(await readFile(lockFile, 'utf8').catch(() => ''));
    if (holder > 0 && holder !== process.pid && isStart(holder)) {
      throw new Error(
        `Vorgang is already running on ${folder} (process ${holder}). Stop it with Ctrl-C in its terminal first.`,
      );
    }
    await rm(lockFile, { force: true });
  }
}

/** Whether the process is another start: after a crash its number may belong to anything. */
function isStart(processId: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'command=', '-p', String(processId)], { encoding: 'utf8' });
  return /\bstart\.mjs\b/.test(stdout ?? '');
}
