import { readFile } from 'node:fs/promises';
import { KeyRing } from '@vorgang/documents';
import type { TenantWork } from '@vorgang/storage';
import { SigningKeys } from './signing-keys.js';

/** @throws Error when the key file cannot be read or is wrong */
export async function openSigningKeys(
  keyFile: string,
  work: TenantWork,
  now: () => Date,
): Promise<SigningKeys> {
  const text = await readFile(keyFile, 'utf8').catch((cause: unknown) => {
    throw new Error(
      `The key file ${keyFile} cannot be read. Name it in WEBHOOK_KEY_FILE, and make it with: npx vorgang documents new-key`,
      { cause },
    );
  });
  return new SigningKeys(work, KeyRing.parse(text), now);
}

/**
 * The key file that encrypts the keys of webhooks: `WEBHOOK_KEY_FILE`, else the one of the documents. Undefined: this
 * installation sends no webhooks.
 */
export function readWebhookKeyFile(
  environment: Readonly<Record<string, string | undefined>>,
): string | undefined {
  return environment['WEBHOOK_KEY_FILE']?.trim() || environment['DOCUMENT_KEY_FILE']?.trim() || undefined;
}
