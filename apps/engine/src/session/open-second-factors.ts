import { readFile } from 'node:fs/promises';
import { KeyRing } from '@vorgang/documents';
import { createAttemptThrottle, createSecondFactors, type SecondFactors } from '@vorgang/identity';
import { jsonLogger } from '@vorgang/orchestration';
import type { TenantWork } from '@vorgang/storage';
import type { EngineConfiguration } from '../configuration.js';

/** Who guesses codes knows the password already: fewer tries than with passwords, and a longer rest. */
const limits = { perAccount: 5, perAddress: 50, window: 15 * 60_000 };

/**
 * Null where the installation has no key file. Secrets of an older key are encrypted with the newest one.
 *
 * @throws Error when the key file cannot be read or is wrong
 */
export async function openSecondFactors(
  { secondFactor: { keyFile }, staffUrl }: Pick<EngineConfiguration, 'secondFactor' | 'staffUrl'>,
  work: TenantWork,
  engine: { now(): number; mintKey(): string },
): Promise<SecondFactors | null> {
  if (keyFile === undefined) return null;
  const text = await readFile(keyFile, 'utf8').catch((cause: unknown) => {
    throw new Error(
      `The key file ${keyFile} cannot be read. Name it in SECOND_FACTOR_KEY_FILE, and make it with: npx vorgang documents new-key`,
      { cause },
    );
  });
  const factors = createSecondFactors(work, {
    ring: KeyRing.parse(text),
    throttle: createAttemptThrottle(work, Date.now, limits),
    issuer: `Vorgang ${new URL(staffUrl).hostname}`,
    now: () => engine.now(),
    mintKey: () => engine.mintKey(),
  });
  await rewrap(factors);
  return factors;
}

/** Where a key is gone nobody else's sign-in shall suffer: whose secret it was is refused until it is back. */
async function rewrap(factors: SecondFactors): Promise<void> {
  try {
    await factors.rewrap();
  } catch (error) {
    jsonLogger().error('second-factor-keys-missing', { reason: error instanceof Error ? error.message : '' });
  }
}
