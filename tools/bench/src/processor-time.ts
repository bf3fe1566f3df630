import { readdir, readFile } from 'node:fs/promises';

/** Of `/proc/<pid>/stat`, in hundredths of a second on every Linux that Node runs on. */
const ticksPerSecond = 100;

/** Seconds of processor time that processes and their ended children have used so far; Linux only. */
export async function processorSeconds(pids: readonly number[]): Promise<number> {
  const times = await Promise.all(pids.map(async (pid) => (await readStat(pid))?.seconds ?? 0));
  return sum(times);
}

/** A process and all that descend from it. */
export async function familyOf(ancestor: number): Promise<readonly number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const parents = new Map<number, number>();
  await Promise.all(
    pids.map(async (pid) => {
      const stat = await readStat(pid);
      if (stat !== null) parents.set(pid, stat.parent);
    }),
  );
  const family = new Set([ancestor]);
  for (let size = 0; size < family.size;) {
    size = family.size;
    for (const [pid, parent] of parents) if (family.has(parent)) family.add(pid);
  }
  return [...family];
}

async function readStat(pid: number): Promise<{ readonly parent: number; readonly seconds: number } | null> {
  // A process may end between being listed and being read.
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (text === null) return null;
  // The name, in brackets, may hold anything. Then: own time in user and kernel mode, and that of ended children.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return { parent: Number(fields[1]), seconds: sum(fields.slice(11, 15).map(Number)) / ticksPerSecond };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
