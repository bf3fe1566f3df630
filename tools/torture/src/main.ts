import { parseArgs } from 'node:util';
import { buildRelease } from './installation/release.js';
import { describeReport } from './report.js';
import { runTorture } from './run-torture.js';

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    seconds: { type: 'string', default: '60' },
    keep: { type: 'boolean', default: false },
    older: { type: 'string' },
  },
});
const seed = values.seed ?? String(Math.floor(Math.random() * 2 ** 31));
if (!/^-?\d{1,10}$/.test(seed) || !/^\d{1,5}$/.test(values.seconds) || Number(values.seconds) < 2) {
  console.error(
    'Name the seed and the seconds (2 or more) as whole numbers: npm run torture -- --seed 42 --seconds 60',
  );
  process.exit(2);
}
const older = values.older === undefined ? undefined : await buildRelease(values.older);
try {
  const report = await runTorture({
    ...(older && { older }),
    seed: Number(seed),
    seconds: Number(values.seconds),
    keepOnFinding: async ({ folder, databaseUrl }, found) => {
      if (!values.keep) return;
      for (const line of describeReport(found)) console.log(line);
      console.log(`Logs and journals: ${folder}; database: ${databaseUrl}. Press Enter to remove them.`);
      await new Promise((resolve) => process.stdin.once('data', resolve));
    },
  });
  for (const line of describeReport(report)) console.log(line);
  process.exitCode = report.findings.length === 0 ? 0 : 1;
} finally {
  await older?.remove();
}
// A connection that a fault left dead would keep the program for minutes.
process.exit();
