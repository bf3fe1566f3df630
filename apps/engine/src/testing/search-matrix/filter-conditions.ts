import type { DescribedFilter } from './described-searches.js';
import { compareValues, type Condition, type Value } from './evaluate-condition.js';

/** Conditions for a field with each of its operators, made of values that it has and of one that it has not. */
export function conditionsFor(filter: DescribedFilter, values: readonly Value[]): readonly Condition[] {
  const present = [...new Set(values.filter((value) => value !== null))].sort((left, right) =>
    compareValues(filter.value, left, right),
  );
  const absent = absentValue(filter, present);
  const middle = present[Math.floor(present.length / 2)] ?? absent;
  const first = present[0] ?? absent;
  if (present.length === 0) return [absent, { $exists: false }];
  const conditions: readonly Readonly<Record<string, unknown>>[] = [
    { $eq: first, $exists: true },
    { $neq: middle },
    { $exists: false },
    { $in: [first, middle, absent] },
    { $in: [first, middle], $neq: first },
    { $notIn: [middle, absent] },
    { $gt: middle },
    { $gte: first, $lt: middle },
    { $lte: middle },
    ...(typeof middle === 'string' ? [{ $like: likePattern(middle) }] : []),
  ];
  const possible = conditions.filter((condition) =>
    Object.keys(condition).every((operator) => filter.operators.includes(operator)),
  );
  return [middle, ...possible];
}

/** A pattern with both signs that the text matches; one that takes its signs literally where it has such. */
function likePattern(text: string): string {
  const literal = text.replace(/[\\*?]/g, '\\$&');
  const characters = [...literal];
  return characters.length < 2 || literal !== text ? literal : `?${characters.slice(1, -1).join('')}*`;
}

function absentValue({ value }: DescribedFilter, present: readonly Value[]): Value {
  const [first, ...others] = (value.enum ?? []) as readonly Value[];
  if (first !== undefined) return [first, ...others].find((each) => !present.includes(each)) ?? first;
  if (value.pattern) return '1';
  if (value.format === 'date-time') return '2001-02-03T04:05:06.789+01:00';
  if (value.type === 'integer') return 987_654_321;
  if (value.type === 'boolean') return !present.includes(true);
  return "no'body%_";
}
