import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runDrill } from './run-drill.js';

const folder = await mkdtemp(join(tmpdir(), 'vorgang-drill-'));
try {
  const { lost, kept, givenUp, auditFaults, gapShown, finished } = await runDrill({ folder, instances: 500 });
  for (const key of lost) console.log(`lost: process instance ${key}`);
  for (const fault of auditFaults) console.log(`history: ${fault}`);
  console.log(`${finished} cases went on after the restore.`);
  console.log(
    gapShown
      ? 'A checkpoint kept elsewhere shows that something was given up.'
      : 'NO checkpoint shows that something was given up.',
  );
  console.log(
    `kept ${kept}, given up ${givenUp}, lost ${lost.length}, faults in the history ${auditFaults.length}`,
  );
  process.exitCode = lost.length + auditFaults.length === 0 && gapShown ? 0 : 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
