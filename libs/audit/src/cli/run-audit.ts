import { createPool } from '@vorgang/storage';
import { writeFile } from 'node:fs/promises';
import { handOver } from '../checkpoints/key-handover.js';
import { openSigningKey } from '../checkpoints/open-signing-key.js';
import { readTrust } from '../checkpoints/read-trust.js';
import { newSigningKey, readSigningKey } from '../checkpoints/signing-key.js';
import type { AuditTrust } from '../checkpoints/verify-tree.js';
import { exportedRecords, writingExport } from '../source/export-file.js';
import { storedRecords } from '../source/stored-cases.js';
import { atOneMoment, faultsOf, verifyRecords, type AuditReport } from '../verify/verify-audit.js';
import { readArguments, type NewKeyArguments, type VerifyArguments } from './arguments.js';
import { databaseUrl } from './database-url.js';
import { reportText } from './report-text.js';

/** What the command sees of the process it runs in. */
export interface AuditSurroundings {
  readonly environment: NodeJS.ProcessEnv;
  readonly folder: string;
  readonly print: (text: string) => void;
}

/**
 * Runs `audit verify` or `audit new-key`; answers the exit code: 0 all is unchanged, 1 something is not.
 *
 * @throws UsageError, DamagedExportError, UnreadableKeyError, or the error of the database
 */
export async function runAudit(given: readonly string[], surroundings: AuditSurroundings): Promise<0 | 1> {
  const asked = readArguments(given);
  if (asked.command === 'new-key') return makeKey(asked, surroundings);
  const trust = await readTrust(asked);
  const report =
    asked.file === undefined
      ? await verifyDatabase(asked, trust, surroundings)
      : await verifyRecords(exportedRecords(asked.file), trust);
  surroundings.print(reportText(report, subject(asked), trust));
  if (asked.exportTo !== undefined) surroundings.print(`Ausleitung geschrieben: ${asked.exportTo}`);
  return faultsOf(report).length === 0 ? 0 : 1;
}

async function makeKey({ name, file, after }: NewKeyArguments, { print }: AuditSurroundings): Promise<0> {
  const oldKey = after === undefined ? undefined : await openSigningKey(after);
  const { secretLine, verifierKey } = newSigningKey(name);
  await writeFile(file, `${secretLine}\n`, { mode: 0o600, flag: 'wx' });
  print(`Schlüssel geschrieben: ${file} (AUDIT_KEY_FILE). Er gehört in wenige Hände und in keine Datenbank.`);
  print(`Öffentlicher Schlüssel, für alle, die prüfen (verify --key):\n${verifierKey}`);
  if (oldKey !== undefined) {
    const handover = `${file}.handover`;
    await writeFile(handover, handOver(oldKey, readSigningKey(secretLine)), { flag: 'wx' });
    print(
      `Übergabe geschrieben: ${handover}. Sie genügt allen, die den alten öffentlichen Schlüssel haben (verify --key).`,
    );
  }
  return 0;
}

async function verifyDatabase(
  asked: VerifyArguments,
  trust: AuditTrust,
  surroundings: AuditSurroundings,
): Promise<AuditReport> {
  const { tenant, exportTo } = asked;
  const url = await databaseUrl(surroundings.environment, surroundings.folder);
  const pool = createPool(url, { role: 'vorgang_engine', connections: 1, applicationName: 'vorgang-audit' });
  try {
    return await atOneMoment(pool, (client) => {
      const records = storedRecords(client, tenant);
      const passed =
        exportTo === undefined ? records : writingExport(records, exportTo, new Date().toISOString());
      return verifyRecords(passed, { ...trust, ...(tenant === undefined ? {} : { tenant }) });
    });
  } finally {
    await pool.end();
  }
}

function subject(asked: VerifyArguments): string {
  if (asked.file !== undefined) return `Ausleitung ${asked.file}`;
  return asked.tenant === undefined ? 'Historie aller Mandanten' : `Historie des Mandanten ${asked.tenant}`;
}
