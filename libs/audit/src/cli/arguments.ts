import { parseArgs } from 'node:util';

/** What the auditor asks for. */
export interface AuditArguments {
  readonly tenant?: string;
  /** Write all that is verified to this file. */
  readonly exportTo?: string;
  /** Verify this file instead of the database. */
  readonly file?: string;
}

/** The call cannot be understood; the message says how to call. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const usage = `Aufruf:
  npm run audit -- verify [--tenant MANDANT] [--export DATEI]   prüft die Datenbank (DATABASE_URL oder die Demonstration)
  npm run audit -- verify --file DATEI                          prüft eine Ausleitung, ohne Datenbank`;

/** @throws UsageError */
export function readArguments(given: readonly string[]): AuditArguments {
  const { values, positionals } = parse(given);
  if (positionals.length !== 1 || positionals[0] !== 'verify') {
    throw new UsageError(`Unbekannter Befehl: ${positionals.join(' ') || '(keiner)'}\n${usage}`);
  }
  if (values.file !== undefined && (values.export !== undefined || values.tenant !== undefined)) {
    throw new UsageError(`--file lässt sich nicht mit --tenant oder --export verbinden.\n${usage}`);
  }
  return { tenant: values.tenant, exportTo: values.export, file: values.file };
}

function parse(given: readonly string[]) {
  try {
    return parseArgs({
      args: [...given],
      allowPositionals: true,
      options: { tenant: { type: 'string' }, export: { type: 'string' }, file: { type: 'string' } },
    });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}
