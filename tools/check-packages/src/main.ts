// `npm run check-packages`: which packages have weaknesses, and whether the time frames of SECURITY.md hold.
// Ends with 0 where they do, 1 where something is overdue or nobody has looked at it, 2 where the registry did not answer.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { judgePackages, readFindings } from './judge-packages.js';
import { readAudit, RegistrySilentError } from './read-audit.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));

try {
  const findings = readFindings(readFileSync(`${root}/docs/security/advisories.json`, 'utf8'));
  const today = new Date().toISOString().slice(0, 10);
  const { failed, lines } = judgePackages(readAudit(audit()), findings, today);
  console.log(lines.join('\n'));
  process.exitCode = failed ? 1 : 0;
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof RegistrySilentError ? 2 : 1;
}

/** What npm prints; it ends with 1 where it found anything, so its code says nothing. */
function audit(): string {
  const { stdout, error } = spawnSync('npm', ['audit', '--json'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    timeout: 120_000,
    shell: process.platform === 'win32',
  });
  if (error !== undefined) throw new RegistrySilentError(error.message);
  return stdout;
}
