/** A number of a JSON text that a double cannot hold as it is written. */
export interface InexactNumber {
  readonly text: string;
  /** Character at which it begins, counted from 1. */
  readonly position: number;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const MINUS = 0x2d;

/** Significant digits with which programs print a double so that it is read back unchanged. */
const PRINTED_DIGITS = 17;

/** So many characters of a number without exponent are always held. */
const SURELY_HELD = 16;

/**
 * Finds the first number with a fraction or an exponent that would be rounded when it is read, such as
 * 1234567890123456.78. Whole numbers are told apart later, when it is known what they mean.
 * Source: IEEE 754-2019 section 5.12.2: 17 digits tell any two doubles apart, 15 are always kept.
 */
export function findInexactNumber(json: string): InexactNumber | null {
  for (let at = 0; at < json.length;) {
    const code = json.charCodeAt(at);
    if (code === QUOTE) {
      at = endOfText(json, at);
    } else if (code === MINUS || isDigit(code)) {
      const end = endOfNumber(json, at);
      const text = json.slice(at, end);
      if (!isHeld(text)) return { text, position: at + 1 };
      at = end;
    } else {
      at += 1;
    }
  }
  return null;
}

/** Written by hand: a regular expression over a text of megabytes overflows its stack. */
function endOfText(json: string, start: number): number {
  for (let at = start + 1; at < json.length; at += 1) {
    const code = json.charCodeAt(at);
    if (code === QUOTE) return at + 1;
    if (code === BACKSLASH) at += 1;
  }
  return json.length;
}

function endOfNumber(json: string, start: number): number {
  let end = start + 1;
  while (end < json.length && isPartOfNumber(json.charCodeAt(end))) end += 1;
  return end;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isPartOfNumber(code: number): boolean {
  return isDigit(code) || code === MINUS || code === 0x2b || code === 0x2e || code === 0x45 || code === 0x65;
}

function isHeld(text: string): boolean {
  const hasExponent = text.includes('e') || text.includes('E');
  if (!hasExponent && (!text.includes('.') || text.length <= SURELY_HELD)) return true;
  const value = Number(text);
  // No JSON, or too large for a double: the parser and the rules for variables say so.
  if (!Number.isFinite(value)) return true;
  const written = plainForm(text);
  return written === plainForm(String(value)) || written === plainForm(value.toPrecision(PRINTED_DIGITS));
}

/** The same text for all spellings of one decimal: 1.50, 15e-1 and 0.15E+1 are `15e-1`. Its sign does not matter. */
function plainForm(text: string): string {
  const [mantissa = '', exponent = '0'] = text.toLowerCase().split('e');
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.');
  const digits = (whole + fraction).replace(/^0+/, '');
  const significant = withoutTrailingZeros(digits);
  if (significant === '') return '0';
  return `${significant}e${Number(exponent) - fraction.length + digits.length - significant.length}`;
}

/** A regular expression for this takes quadratic time on a number of many zeros. */
function withoutTrailingZeros(digits: string): string {
  let end = digits.length;
  while (end > 0 && digits[end - 1] === '0') end -= 1;
  return digits.slice(0, end);
}
