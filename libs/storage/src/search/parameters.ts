import type { FieldType } from './search-field.js';

const sqlTypes: Readonly<Record<FieldType, string>> = {
  key: 'bigint',
  string: 'text',
  integer: 'integer',
  boolean: 'boolean',
  dateTime: 'timestamptz',
  strings: 'text[]',
  json: 'text',
};

/** Collects the values of a statement; each becomes a typed placeholder. Values never become SQL. */
export class Parameters {
  private readonly collected: unknown[] = [];

  get values(): readonly unknown[] {
    return this.collected;
  }

  /** The placeholder for one value. */
  one(type: FieldType, value: unknown): string {
    return `$${this.collected.push(value)}::${sqlTypes[type]}`;
  }

  /** The placeholder for an array of values. */
  many(type: FieldType, values: readonly unknown[]): string {
    return `$${this.collected.push(values)}::${sqlTypes[type]}[]`;
  }
}
