import { isBreachedPassword } from './breached-passwords.js';
import { isFrequentPassword } from './frequent-passwords.js';
import { leastPasswordLength, mostPasswordLength } from './password-length.js';

/**
 * What a new password breaks: it is `no-text` (half of a surrogate pair), `too-short` or `too-long`, only blanks or
 * `one-character` over and over, `unchanged` from the present one, `frequent` among stolen ones, holds little beside
 * `familiar-words`, or is one that was stolen (`breached`). There is no rule about kinds of characters (NIST SP 800-63B, section 3.1.1.2).
 */
export type PasswordRule =
  | 'no-text'
  | 'too-short'
  | 'too-long'
  | 'one-character'
  | 'unchanged'
  | 'frequent'
  | 'familiar-words'
  | 'breached';

/** Whose password it shall be, and what everybody here knows. */
export interface PasswordSetting {
  readonly username: string;
  readonly name?: string | null;
  readonly email?: string | null;
  /** Names of the house, of its towns and systems. */
  readonly familiarWords: readonly string[];
  /** File of the hashes of stolen passwords; absent: only the frequent ones are known. */
  readonly breachedPasswordsFile?: string;
}

/** Shorter ones stand in many words by chance. */
const leastFamiliarLength = 4;

const productName = 'vorgang';

/** The first rule that the password breaks, or null. Passwords that are in use already are not asked. */
export async function brokenPasswordRule(
  password: string,
  setting: PasswordSetting,
): Promise<PasswordRule | null> {
  // All that are no text would be stored as the same character.
  if (/\p{Surrogate}/u.test(password)) return 'no-text';
  const text = visibleText(password);
  if (lengthOf(text) < leastPasswordLength) return 'too-short';
  if (lengthOf(password.normalize('NFKC')) > mostPasswordLength) return 'too-long';
  if (await isFrequentPassword(text)) return 'frequent';
  if (isOneCharacter(text)) return 'one-character';
  const rest = withoutWords(text.toLowerCase(), familiarTo(setting));
  const isShorter = rest !== text.toLowerCase();
  if (isShorter && (lengthOf(rest) < leastPasswordLength || (await isFrequentPassword(rest))))
    return 'familiar-words';
  const { breachedPasswordsFile: file } = setting;
  return file !== undefined && (await isBreachedPassword(file, text)) ? 'breached' : null;
}

/** The account's name, the parts of the person's names and addresses, and the words of the house; longest first. */
function familiarTo({ username, name, email, familiarWords }: PasswordSetting): readonly string[] {
  const whole = [productName, username, email ?? '', ...familiarWords];
  const parts = [username, name ?? '', email ?? ''].flatMap((text) => text.split(/[^\p{L}\p{N}]+/u));
  return [...new Set([...whole, ...parts].map((word) => visibleText(word).toLowerCase()))]
    .filter((word) => lengthOf(word) >= leastFamiliarLength)
    .sort((one, other) => other.length - one.length);
}

/** Characters that nobody sees (zero-width ones, soft hyphens) make no password longer, and hide no word in it. */
function visibleText(text: string): string {
  return text.normalize('NFKC').replace(/\p{Default_Ignorable_Code_Point}/gu, '');
}

function isOneCharacter(text: string): boolean {
  return new Set(text.toLowerCase().replace(/\s/gu, ' ')).size === 1;
}

function withoutWords(text: string, words: readonly string[]): string {
  return words.reduce((rest, word) => rest.replaceAll(word, ''), text);
}

function lengthOf(text: string): number {
  return [...text].length;
}
