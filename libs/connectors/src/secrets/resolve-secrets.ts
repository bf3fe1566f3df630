import { PermanentFailure } from '../connector.js';
import type { Concealment } from './concealment.js';
import type { SecretStore } from './secret-store.js';

const reference = /\{\{\s*secrets\.([A-Za-z0-9_]+)\s*\}\}/g;

/**
 * Puts secrets into a text of the model.
 *
 * @throws PermanentFailure that names the secret that the installation does not have
 */
export async function resolveSecrets(
  text: string,
  tenantId: string,
  secrets: SecretStore,
  concealment: Concealment,
): Promise<string> {
  const names = new Set([...text.matchAll(reference)].map(([, name = '']) => name));
  const values = new Map<string, string>();
  for (const name of names) {
    const value = await secrets.find(tenantId, name);
    if (value === null) {
      throw new PermanentFailure(
        `There is no secret "${name}". The operator adds it to the secrets of the installation, then resolve the incident.`,
      );
    }
    concealment.add(value);
    values.set(name, value);
  }
  // One pass: what stands in a secret is never read as a reference.
  return text.replace(reference, (_whole, name: string) => values.get(name) ?? '');
}
