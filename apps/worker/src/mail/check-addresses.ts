import { PermanentFailure } from '@vorgang/connectors';

const most = 50;
/** One plain address: no display name, no comment, no list, no line break. */
const plainAddress = /^[^\s@<>(),;:"\\[\]\p{Cc}]{1,64}@[^\s@<>(),;:"\\[\]\p{Cc}]{1,255}$/u;

/**
 * Reads mail addresses separated by commas or semicolons. Anything that a mail server could take for more than an
 * address is refused, so that nobody adds recipients or headers through a form.
 *
 * @throws PermanentFailure that names the input, never the address
 */
export function checkAddresses(input: string, text: string | null): readonly string[] {
  const addresses = (text ?? '')
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (addresses.length > most) throw wrong(input, `names more than ${most} recipients`);
  if (!addresses.every((address) => plainAddress.test(address))) {
    throw wrong(input, 'has something that is no plain mail address');
  }
  return addresses;
}

/** @throws PermanentFailure where a header's text has a line break or another control character */
export function checkHeaderText(input: string, text: string): string {
  if (/[\p{Cc}\u2028\u2029]/u.test(text)) throw wrong(input, 'has a line break or another control character');
  return text;
}

function wrong(input: string, reason: string): PermanentFailure {
  return new PermanentFailure(`The input "${input}" ${reason}. Correct the model or the variable.`);
}
