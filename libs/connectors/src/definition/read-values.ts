import { type ConnectorJob, PermanentFailure } from '../connector.js';
import type { Concealment } from '../secrets/concealment.js';
import { resolveSecrets } from '../secrets/resolve-secrets.js';
import type { SecretStore } from '../secrets/secret-store.js';
import { type Field, type Fields, Misfit, type ValuesOf } from './field.js';

/**
 * The values of a job's fields. Secrets are put in where a field of the model's static text may hold them.
 *
 * @param concealment learns every secret that was used
 * @throws PermanentFailure that names the field that is missing, does not fit, or names no secret
 */
export async function readValues<Of extends Fields>(
  fields: Of,
  job: ConnectorJob,
  secrets: SecretStore,
  concealment: Concealment,
): Promise<ValuesOf<Of>> {
  const values: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fields)) {
    values[name] = await readValue(name, field, job, secrets, concealment);
  }
  return values as ValuesOf<Of>;
}

async function readValue(
  name: string,
  field: Field<unknown>,
  job: ConnectorJob,
  secrets: SecretStore,
  concealment: Concealment,
): Promise<unknown> {
  const raw = field.place === 'input' ? ownEntry(job.variables, name) : ownEntry(job.headers, name);
  const value = field.read(raw);
  if (value instanceof Misfit) throw misfit(name, field, value);
  if (!field.mayHoldSecrets || typeof value !== 'string') return value;
  return resolveSecrets(value, job.tenantId, secrets, concealment);
}

function ownEntry<Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

function misfit(name: string, field: Field<unknown>, { expected }: Misfit): PermanentFailure {
  const place = field.place === 'input' ? 'input' : 'task header';
  return new PermanentFailure(
    `The ${place} "${name}" (${field.appearance.label}) must be ${expected}. Correct it in the model, or the variable that it is computed from.`,
  );
}
