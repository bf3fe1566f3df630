const MACROS: ReadonlySet<string> = new Set([
  '@yearly',
  '@annually',
  '@monthly',
  '@weekly',
  '@daily',
  '@midnight',
  '@hourly',
]);

interface Field {
  readonly lowest: number;
  readonly highest: number;
  /** Words that stand for numbers, the first for `lowest`. */
  readonly names: readonly string[];
  /** What only a field of days may say, such as the last one. */
  readonly special?: RegExp;
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

const FIELDS: readonly Field[] = [
  { lowest: 0, highest: 59, names: [] },
  { lowest: 0, highest: 59, names: [] },
  { lowest: 0, highest: 23, names: [] },
  {
    lowest: 1,
    highest: 31,
    names: [],
    special: /^(?:L(?:-(?:[0-2]?\d|30))?|LW|(?:0?[1-9]|[12]\d|3[01])W)$/i,
  },
  { lowest: 1, highest: 12, names: MONTHS },
  {
    lowest: 0,
    highest: 7,
    names: DAYS,
    special: /^(?:[0-7]|SUN|MON|TUE|WED|THU|FRI|SAT)(?:L|#[1-5])$/i,
  },
];

/**
 * Whether a text is a cron expression that the engine runs: second, minute, hour, day of month, month, day of week,
 * each `*`, `?`, numbers, ranges, steps and lists of these; for days also `L` (last), `15W` (working day), `5#2`
 * (second Friday); or a macro such as `@daily`.
 * Source: Camunda 8 documentation, "Timer events", section "Cron".
 */
export function isCronExpression(text: string): boolean {
  if (MACROS.has(text)) return true;
  const parts = text.split(/\s+/);
  return parts.length === FIELDS.length && FIELDS.every((field, place) => isField(parts[place] ?? '', field));
}

function isField(text: string, field: Field): boolean {
  return text.split(',').every((part) => {
    if (field.special?.test(part) === true) return true;
    const match = /^(?:[*?]|(\w{1,3})(?:-(\w{1,3}))?)(?:\/(\d{1,2}))?$/.exec(part);
    if (match === null) return false;
    const [, from, to, step] = match;
    if (step !== undefined && Number(step) === 0) return false;
    if (from === undefined) return true;
    const first = valueOf(from, field);
    const last = to === undefined ? first : valueOf(to, field);
    return first >= field.lowest && last <= field.highest && first <= last;
  });
}

/** NaN for what is neither a number nor a name; every comparison with it is false. */
function valueOf(text: string, { lowest, names }: Field): number {
  if (/^\d+$/.test(text)) return Number(text);
  const place = names.indexOf(text.toUpperCase());
  return place < 0 ? Number.NaN : lowest + place;
}
