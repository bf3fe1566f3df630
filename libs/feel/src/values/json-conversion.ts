import type { Evaluation } from '../evaluate/evaluation.js';
import type { JsonObject, JsonValue } from '../json.js';
import { FeelFunction } from './feel-function.js';
import { FeelDecimal, formatNumber, fromDouble, isFeelNumber } from './number.js';
import type { FeelNumber } from './number.js';
import { FeelRange } from './range.js';
import { formatValue } from './format.js';
import { FeelDateTime, FeelTime } from './temporal.js';
import { offsetZone } from './zone.js';
import { isContext, isList } from './value.js';
import type { FeelValue } from './value.js';

/** Thrown for a number that JSON cannot hold exactly; never leaves this library. */
export class NumberNotRepresentable extends Error {
  constructor(value: FeelNumber) {
    super(
      `The number ${formatNumber(value)} has more digits than a JSON number holds exactly. Round it with decimal(number, scale), or make it a text with string(number).`,
    );
  }
}

export function fromJson(value: JsonValue): FeelValue {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'number') return fromDouble(value);
  if (isArray(value)) return value.map(fromJson);
  const context = new Map<string, FeelValue>();
  for (const [name, entry] of Object.entries(value)) context.set(name, fromJson(entry));
  return context;
}

function isArray(value: JsonObject | readonly JsonValue[]): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** Dates, times and durations become ISO 8601 texts, ranges their FEEL text, functions null. */
export function toJson(value: FeelValue, evaluation: Evaluation): JsonValue {
  if (value === null || typeof value === 'boolean') return value;
  if (isFeelNumber(value)) return numberToJson(value);
  const counter = { size: 0 };
  return convert(value, evaluation, counter);
}

function numberToJson(value: FeelNumber): number {
  if (typeof value === 'number') return value;
  const double = value.toNumber();
  if (value.isInteger() || !new FeelDecimal(double).eq(value)) throw new NumberNotRepresentable(value);
  return double;
}

function convert(value: FeelValue, evaluation: Evaluation, counter: { size: number }): JsonValue {
  counter.size += typeof value === 'string' ? value.length + 1 : 1;
  evaluation.checkSize(counter.size);
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (isFeelNumber(value)) return numberToJson(value);
  if (isList(value)) return value.map((element) => convert(element, evaluation, counter));
  if (isContext(value)) return contextToJson(value, evaluation, counter);
  if (value instanceof FeelFunction) return null;
  if (value instanceof FeelRange) return formatValue(value, evaluation);
  return value instanceof FeelDateTime || value instanceof FeelTime
    ? withOffset(value).toString()
    : String(value);
}

/** ISO 8601 knows offsets but no regions. */
function withOffset(value: FeelDateTime | FeelTime): FeelDateTime | FeelTime {
  if (value.zone?.kind !== 'region') return value;
  const time = value instanceof FeelDateTime ? value.time : value;
  const local = new FeelTime(
    time.hour,
    time.minute,
    time.second,
    time.nanosecond,
    offsetZone(value.offsetSeconds ?? 0),
  );
  return value instanceof FeelDateTime ? new FeelDateTime(value.date, local) : local;
}

function contextToJson(
  context: ReadonlyMap<string, FeelValue>,
  evaluation: Evaluation,
  counter: { size: number },
): JsonObject {
  const entries: [string, JsonValue][] = [];
  for (const [name, value] of context) {
    counter.size += name.length;
    entries.push([name, convert(value, evaluation, counter)]);
  }
  // Defines own properties, so that no name reaches a prototype.
  return Object.fromEntries(entries);
}
