import { createPool } from '@vorgang/storage';
import { exportedCases, writingExport } from '../source/export-file.js';
import { storedCases } from '../source/stored-cases.js';
import { atOneMoment, verifyCases, type AuditReport } from '../verify/verify-audit.js';
import { readArguments, type AuditArguments } from './arguments.js';
import { databaseUrl } from './database-url.js';
import { reportText } from './report-text.js';

/** What the command sees of the process it runs in. */
export interface AuditSurroundings {
  readonly environment: NodeJS.ProcessEnv;
  readonly folder: string;
  readonly print: (text: string) => void;
}

/**
 * Runs `audit verify`; answers the exit code: 0 all is unchanged, 1 something is not.
 *
 * @throws UsageError, DamagedExportError, or the error of the database
 */
export async function runAudit(given: readonly string[], surroundings: AuditSurroundings): Promise<0 | 1> {
  const asked = readArguments(given);
  const report =
    asked.file === undefined
      ? await verifyDatabase(asked, surroundings)
      : await verifyCases(exportedCases(asked.file));
  surroundings.print(reportText(report, subject(asked)));
  if (asked.exportTo !== undefined) surroundings.print(`Ausleitung geschrieben: ${asked.exportTo}`);
  return report.faults.length === 0 ? 0 : 1;
}

async function verifyDatabase(asked: AuditArguments, surroundings: AuditSurroundings): Promise<AuditReport> {
  const url = await databaseUrl(surroundings.environment, surroundings.folder);
  const pool = createPool(url, { role: 'vorgang_engine', connections: 1, applicationName: 'vorgang-audit' });
  try {
    return await atOneMoment(pool, (client) => {
      const cases = storedCases(client, asked.tenant);
      if (asked.exportTo === undefined) return verifyCases(cases);
      return verifyCases(writingExport(cases, asked.exportTo, new Date().toISOString()));
    });
  } finally {
    await pool.end();
  }
}

function subject(asked: AuditArguments): string {
  if (asked.file !== undefined) return `Ausleitung ${asked.file}`;
  return asked.tenant === undefined ? 'Historie aller Mandanten' : `Historie des Mandanten ${asked.tenant}`;
}
