import type { DateParts } from './raw-value.js';

const MONTHS = [
  ['januar', 'jänner', 'jan'],
  ['februar', 'feb'],
  ['märz', 'maerz', 'mär', 'mrz'],
  ['april', 'apr'],
  ['mai'],
  ['juni', 'jun'],
  ['juli', 'jul'],
  ['august', 'aug'],
  ['september', 'sep', 'sept'],
  ['oktober', 'okt'],
  ['november', 'nov'],
  ['dezember', 'dez'],
] as const;

export type DatePart = keyof DateParts;

export type ReadDateResult =
  | { readonly ok: true; readonly date: string }
  /** The first part that is missing or wrong. */
  | { readonly ok: false; readonly part: DatePart };

/** A date from three typed fields as `YYYY-MM-DD`. Months may be written as German words; the year needs four digits. */
export function readDateParts(parts: DateParts): ReadDateResult {
  const day = wholeNumber(parts.day);
  const month = monthNumber(parts.month);
  const year = /^\s*\d{4}\s*$/.test(parts.year) ? Number(parts.year) : null;
  if (day === null || day < 1 || day > 31) return { ok: false, part: 'day' };
  if (month === null || month < 1 || month > 12) return { ok: false, part: 'month' };
  if (year === null || year < 1) return { ok: false, part: 'year' };
  if (day > daysInMonth(year, month)) return { ok: false, part: 'day' };
  return { ok: true, date: `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` };
}

/** Splits `YYYY-MM-DD` or `TT.MM.JJJJ` into its parts; null where the text is neither. */
export function splitDate(value: string): DateParts | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value.trim());
  if (iso) return { year: iso[1]!, month: iso[2]!, day: iso[3]! };
  const german = /^(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})$/.exec(value.trim());
  return german ? { day: german[1]!, month: german[2]!, year: german[3]! } : null;
}

/** `7. März 2001` for `2001-03-07`; other text stays as it is. */
export function formatDate(date: string): string {
  const parts = splitDate(date);
  if (!parts) return date;
  return `${Number(parts.day)}. ${MONTH_NAMES[Number(parts.month) - 1] ?? parts.month} ${parts.year}`;
}

const MONTH_NAMES = [
  'Januar',
  'Februar',
  'März',
  'April',
  'Mai',
  'Juni',
  'Juli',
  'August',
  'September',
  'Oktober',
  'November',
  'Dezember',
];

function monthNumber(text: string): number | null {
  const word = text.trim().toLowerCase().replace(/\.$/, '');
  const named = MONTHS.findIndex((names) => (names as readonly string[]).includes(word));
  return named >= 0 ? named + 1 : wholeNumber(text);
}

function wholeNumber(text: string): number | null {
  return /^\s*\d{1,2}\.?\s*$/.test(text) ? Number.parseInt(text, 10) : null;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0');
}
