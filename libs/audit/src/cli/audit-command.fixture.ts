import { runAudit } from './run-audit.js';

/** What a call of the command ended with. */
export interface AuditCall {
  readonly code: number;
  readonly text: string;
}

/** Runs the command against a database, as from a folder. */
export async function auditCommand(
  databaseUrl: string,
  folder: string,
  given: readonly string[],
): Promise<AuditCall> {
  const printed: string[] = [];
  const code = await runAudit(given, {
    environment: { DATABASE_URL: databaseUrl },
    folder,
    print: (text) => printed.push(text),
  });
  return { code, text: printed.join('\n') };
}
