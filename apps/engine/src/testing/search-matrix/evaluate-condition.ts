import type { Schema } from '../interface-description.js';

/** What a field of an item holds. */
export type Value = string | number | boolean | null;

/** What a filter says of one field: a value, or operators with their operands. */
export type Condition = Value | Readonly<Record<string, unknown>>;

/** How two values of a field stand to each other; the same for filters and for the order. */
export function compareValues(schema: Schema, left: Value, right: Value): number {
  if (typeof left === 'string' && typeof right === 'string') {
    if (schema.format === 'date-time') return Date.parse(left) - Date.parse(right);
    if (schema.pattern) return Number(BigInt(left) > BigInt(right)) - Number(BigInt(left) < BigInt(right));
    return Buffer.compare(Buffer.from(left), Buffer.from(right));
  }
  return Number(left) - Number(right);
}

/** Whether a value fulfils a condition, decided in memory. */
export function holds(schema: Schema, value: Value, condition: Condition): boolean {
  if (typeof condition !== 'object' || condition === null) return isEqual(schema, value, condition);
  return Object.entries(condition).every(([operator, operand]) =>
    operatorHolds(schema, value, operator, operand),
  );
}

/**
 * Whether a field that is many per item fulfils a condition: one of its values does, except that there must be none for
 * `$exists: false`, and that what is unlike a value must be so of all where `denials` speaks of the list as a whole.
 */
export function anyHolds(
  schema: Schema,
  values: readonly Value[],
  condition: Condition,
  denials: 'of one' | 'of all',
): boolean {
  if (typeof condition !== 'object' || condition === null)
    return values.some((value) => holds(schema, value, condition));
  const parts = Object.entries(condition);
  const isDenial = ([operator, operand]: [string, unknown]): boolean =>
    (operator === '$exists' && operand === false) ||
    (denials === 'of all' && (operator === '$neq' || operator === '$notIn'));
  const one = (value: Value, [operator, operand]: [string, unknown]): boolean =>
    operatorHolds(schema, value, operator, operand);
  const others = parts.filter((part) => !isDenial(part));
  const groups = denials === 'of all' ? others.map((part) => [part]) : others.length === 0 ? [] : [others];
  return (
    groups.every((group) => values.some((value) => group.every((part) => one(value, part)))) &&
    parts.filter(isDenial).every((part) => values.every((value) => one(value, part)))
  );
}

function operatorHolds(schema: Schema, value: Value, operator: string, operand: unknown): boolean {
  const compared = (test: (difference: number) => boolean): boolean =>
    value !== null && test(compareValues(schema, value, operand as Value));
  const isIn = (): boolean => (operand as readonly Value[]).some((each) => isEqual(schema, value, each));
  switch (operator) {
    case '$eq':
      return isEqual(schema, value, operand as Value);
    case '$neq':
      return !isEqual(schema, value, operand as Value);
    case '$exists':
      return (value !== null) === operand;
    case '$in':
      return isIn();
    case '$notIn':
      return !isIn();
    case '$gt':
      return compared((difference) => difference > 0);
    case '$gte':
      return compared((difference) => difference >= 0);
    case '$lt':
      return compared((difference) => difference < 0);
    case '$lte':
      return compared((difference) => difference <= 0);
    case '$like':
      return typeof value === 'string' && matches(operand as string, value);
    default:
      throw new Error(`The matrix does not know the operator ${operator}.`);
  }
}

function isEqual(schema: Schema, value: Value, other: Value): boolean {
  return value !== null && compareValues(schema, value, other) === 0;
}

/** `*` stands for any text, `?` for one character, a backslash takes them literally. */
function matches(pattern: string, value: string): boolean {
  const source = pattern.replace(/\\[*?\\]|[\s\S]/gu, (part) => {
    if (part === '*') return '[\\s\\S]*';
    if (part === '?') return '[\\s\\S]';
    const literal = part.length > 1 && part.startsWith('\\') ? part.slice(1) : part;
    return literal.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  });
  return new RegExp(`^${source}$`, 'u').test(value);
}
