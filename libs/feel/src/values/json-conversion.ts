import type { Evaluation } from '../evaluate/evaluation.js';
import type { JsonObject, JsonValue } from '../json.js';
import { FeelFunction } from './feel-function.js';
import { FeelDecimal, formatNumber, fromDouble, isFeelNumber } from './number.js';
import type { FeelNumber } from './number.js';
import { FeelRange } from './range.js';
import { formatValue } from './format.js';
import { FeelDateTime, FeelTime } from './temporal.js';
import { offsetZone } from './zone.js';
import { JsonContext } from './json-context.js';
import { isContext, isList } from './value.js';
import type { FeelContext, FeelValue } from './value.js';

/** Thrown for a number that JSON cannot hold exactly; never leaves this library. */
export class NumberNotRepresentable extends Error {
  constructor(value: FeelNumber) {
    super(
      `The number ${shorten(formatNumber(value))} has more digits than a JSON number holds exactly. Round it with decimal(number, scale), or make it a text with string(number).`,
    );
  }
}

/** The JSON arrays that lists were made from, so that they leave as they came. */
const origins = new WeakMap<object, readonly JsonValue[]>();

export function fromJson(value: JsonValue): FeelValue {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'number') return fromDouble(value);
  if (isArray(value)) {
    const list = value.map(fromJson);
    origins.set(list, value);
    return list;
  }
  return new JsonContext(value);
}

/** A number has at most 34 digits, but may have thousands of zeros. */
function shorten(digits: string): string {
  return digits.length > 45 ? `${digits.slice(0, 45)}...` : digits;
}

function isArray(value: JsonObject | readonly JsonValue[]): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** Dates, times and durations become ISO 8601 texts, ranges their FEEL text, functions null. */
export function toJson(value: FeelValue, evaluation: Evaluation): JsonValue {
  if (value === null || typeof value === 'boolean') return value;
  if (isFeelNumber(value)) return numberToJson(value);
  return convert(value, evaluation, { size: 0, measured: new Map() });
}

function numberToJson(value: FeelNumber): number {
  if (typeof value === 'number') return value;
  const double = value.toNumber();
  if (!value.isInteger() && String(double) === value.toFixed()) return double;
  if (value.isInteger() || !new FeelDecimal(double).eq(value)) throw new NumberNotRepresentable(value);
  return double;
}

/** What a result holds so far, with the sizes of variables that were met before. */
interface Output {
  size: number;
  readonly measured: Map<object, number>;
}

function convert(value: FeelValue, evaluation: Evaluation, output: Output): JsonValue {
  const origin = originOf(value);
  if (origin !== undefined) {
    output.size += sizeOf(origin, output);
    evaluation.checkSize(output.size);
    return origin;
  }
  output.size += typeof value === 'string' ? value.length + 1 : 1;
  evaluation.checkSize(output.size);
  evaluation.spend(1);
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (isFeelNumber(value)) return numberToJson(value);
  if (isList(value)) return value.map((element) => convert(element, evaluation, output));
  if (isContext(value)) return contextToJson(value, evaluation, output);
  if (value instanceof FeelFunction) return null;
  if (value instanceof FeelRange) return formatValue(value, evaluation);
  return value instanceof FeelDateTime || value instanceof FeelTime
    ? withOffset(value).toString()
    : String(value);
}

/** The JSON that a value came from unchanged; it leaves without a copy. */
function originOf(value: FeelValue): readonly JsonValue[] | JsonObject | undefined {
  if (value instanceof JsonContext) return value.source;
  return isList(value) ? origins.get(value) : undefined;
}

function sizeOf(json: JsonValue, output: Output): number {
  if (typeof json === 'string') return json.length + 1;
  if (json === null || typeof json !== 'object') return 1;
  const known = output.measured.get(json);
  if (known !== undefined) return known;
  let size = 1;
  for (const [name, entry] of Object.entries(json)) size += name.length + sizeOf(entry as JsonValue, output);
  output.measured.set(json, size);
  return size;
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

function contextToJson(context: FeelContext, evaluation: Evaluation, output: Output): JsonObject {
  const entries: [string, JsonValue][] = [];
  for (const [name, value] of context) {
    output.size += name.length;
    entries.push([name, convert(value, evaluation, output)]);
  }
  // Defines own properties, so that no name reaches a prototype.
  return Object.fromEntries(entries);
}
