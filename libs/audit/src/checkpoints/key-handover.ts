import { isSignedBy, readNote, signNote } from './signed-note.js';
import { readVerifierKey, type SigningKey, type VerifierKey } from './signing-key.js';

/** Its first line; the second line of a checkpoint is a number, so that neither can be taken for the other. */
const title = 'vorgang audit key handover';

/** The text is no handover that a trusted key has signed. */
export class UntrustedHandoverError extends Error {
  override readonly name = 'UntrustedHandoverError';
}

/**
 * The old key vouches for the new one, and the new one shows that it is there: a note (C2SP signed-note) for all who trust
 * the old key.
 */
export function handOver(oldKey: SigningKey, newKey: SigningKey): string {
  return signNote(`${title}\n${newKey.text}\n`, [oldKey, newKey]);
}

/** Whether a text is meant as a handover. */
export function isHandover(text: string): boolean {
  return text.startsWith(`${title}\n`);
}

/**
 * The key that a handover hands over to.
 *
 * @param trusted the key that signed checkpoints before
 * @throws UntrustedHandoverError where it is not signed by both
 * @throws UnreadableKeyError where it names no key
 */
export function readHandover(note: string, trusted: VerifierKey): VerifierKey {
  const [, line] = readNote(note).split('\n');
  const successor = readVerifierKey(line ?? '');
  if (!isSignedBy(note, trusted) || !isSignedBy(note, successor)) {
    throw new UntrustedHandoverError(
      `Die Übergabe an den Schlüssel ${successor.text} ist nicht von beiden Schlüsseln unterschrieben. ` +
        `Geben Sie die Schlüssel in der Reihenfolge an, in der sie galten; davor steht hier ${trusted.text}.`,
    );
  }
  return successor;
}
