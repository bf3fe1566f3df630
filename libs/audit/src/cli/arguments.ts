import { parseArgs } from 'node:util';
import type { TrustFiles } from '../checkpoints/read-trust.js';

/** What the auditor or the operator asks for. */
export type AuditArguments = VerifyArguments | NewKeyArguments;

export interface VerifyArguments extends TrustFiles {
  readonly command: 'verify';
  readonly tenant?: string;
  /** Write all that is verified to this file. */
  readonly exportTo?: string;
  /** Verify this file instead of the database. */
  readonly file?: string;
}

export interface NewKeyArguments {
  readonly command: 'new-key';
  readonly name: string;
  readonly file: string;
  /** File of the key that the new one follows. */
  readonly after?: string;
}

/** The call cannot be understood; the message says how to call. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const usage = `Aufruf:
  npm run audit -- verify [--tenant MANDANT] [--export DATEI]   prüft die Datenbank (DATABASE_URL oder die Demonstration)
  npm run audit -- verify --file DATEI                          prüft eine Ausleitung, ohne Datenbank
      --key DATEI           prüft auch die Unterschriften der Prüfpunkte, mit diesem öffentlichen Schlüssel; nach einem
                            Wechsel mehrmals, in der Reihenfolge, in der die Schlüssel oder ihre Übergaben entstanden
      --checkpoints ORDNER  vergleicht mit Prüfpunkten, die anderswo aufbewahrt wurden
  npm run audit -- new-key NAME DATEI                           macht einen Schlüssel für Prüfpunkte
      --after DATEI         der geheime Schlüssel, den er ablöst: schreibt auch dessen Übergabe (DATEI.handover)`;

const options = {
  tenant: { type: 'string' },
  export: { type: 'string' },
  file: { type: 'string' },
  key: { type: 'string', multiple: true },
  checkpoints: { type: 'string' },
  after: { type: 'string' },
} as const;

/** @throws UsageError */
export function readArguments(given: readonly string[]): AuditArguments {
  const { values, positionals } = parse(given);
  const [command, name, file, ...more] = positionals;
  if (command === 'new-key' && name !== undefined && file !== undefined && more.length === 0) {
    if (Object.keys(values).some((option) => option !== 'after')) {
      throw new UsageError(`new-key kennt nur die Option --after.\n${usage}`);
    }
    return { command, name, file, after: values.after };
  }
  if (command !== 'verify' || name !== undefined) {
    throw new UsageError(`Unbekannter Befehl: ${positionals.join(' ') || '(keiner)'}\n${usage}`);
  }
  if (values.after !== undefined) throw new UsageError(`--after gehört zu new-key.\n${usage}`);
  if (values.file !== undefined && (values.export !== undefined || values.tenant !== undefined)) {
    throw new UsageError(`--file lässt sich nicht mit --tenant oder --export verbinden.\n${usage}`);
  }
  return {
    command,
    tenant: values.tenant,
    exportTo: values.export,
    file: values.file,
    keyFiles: values.key,
    checkpoints: values.checkpoints,
  };
}

function parse(given: readonly string[]) {
  try {
    return parseArgs({ args: [...given], allowPositionals: true, options });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}
