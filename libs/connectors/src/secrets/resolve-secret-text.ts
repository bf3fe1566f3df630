import { PermanentFailure } from '../connector.js';
import { Concealment } from './concealment.js';
import { resolveSecrets } from './resolve-secrets.js';
import type { SecretStore } from './secret-store.js';

/** Static text of a model with its secrets put in; null where the installation lacks one that it names. */
export async function resolveSecretText(
  text: string,
  tenantId: string,
  secrets: SecretStore,
): Promise<string | null> {
  try {
    return await resolveSecrets(text, tenantId, secrets, new Concealment());
  } catch (error) {
    if (error instanceof PermanentFailure) return null;
    throw error;
  }
}
