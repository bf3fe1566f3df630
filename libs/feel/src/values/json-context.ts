import type { JsonObject } from '../json.js';
import { fromJson } from './json-conversion.js';
import type { FeelValue } from './value.js';

/**
 * A context over a JSON object. Entries are converted when they are read, because an expression reads a few entries
 * of variables that may be large.
 */
export class JsonContext implements ReadonlyMap<string, FeelValue> {
  constructor(readonly source: JsonObject) {}

  get(name: string): FeelValue | undefined {
    const json = Object.hasOwn(this.source, name) ? this.source[name] : undefined;
    return json === undefined ? undefined : fromJson(json);
  }

  has(name: string): boolean {
    return Object.hasOwn(this.source, name);
  }

  get size(): number {
    return Object.keys(this.source).length;
  }

  *entries(): MapIterator<[string, FeelValue]> {
    for (const [name, json] of Object.entries(this.source)) yield [name, fromJson(json)];
  }

  keys(): MapIterator<string> {
    return Object.keys(this.source).values();
  }

  *values(): MapIterator<FeelValue> {
    for (const json of Object.values(this.source)) yield fromJson(json);
  }

  [Symbol.iterator](): MapIterator<[string, FeelValue]> {
    return this.entries();
  }

  forEach(visit: (value: FeelValue, name: string, map: ReadonlyMap<string, FeelValue>) => void): void {
    for (const [name, value] of this) visit(value, name, this);
  }
}
