import { readFile } from 'node:fs/promises';
import { readSigningKey, UnreadableKeyError, type SigningKey } from './signing-key.js';

/**
 * The key that `AUDIT_KEY_FILE` names.
 *
 * @throws UnreadableKeyError with what the operator must do
 */
export async function openSigningKey(keyFile: string): Promise<SigningKey> {
  const line = await readFile(keyFile, 'utf8').catch((error: unknown) => {
    throw new UnreadableKeyError(
      `The key file ${keyFile} cannot be read. Name it in AUDIT_KEY_FILE, and make it with: npx vorgang audit new-key NAME FILE`,
      { cause: error },
    );
  });
  return readSigningKey(line);
}
