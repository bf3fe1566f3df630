import { resolve, typeOf, type Schema } from '../interface-description.js';

/** A value that the schema allows, with nothing that it does not ask for. */
export function validValue(unresolved: Schema): unknown {
  const schema = resolve(unresolved);
  const [alternative] = schema.oneOf ?? [];
  if (alternative) return validValue(alternative);
  if (schema.enum) return schema.enum[0];
  switch (typeOf(schema)) {
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, 1);
    case 'boolean':
      return true;
    case 'array':
      return [];
    case 'object':
      return Object.fromEntries(
        (schema.required ?? []).map((name) => [name, validValue(schema.properties?.[name] ?? {})]),
      );
    default:
      if (schema.format === 'date-time') return '2026-01-31T08:00:00Z';
      return schema.pattern ? '1' : 'x'.repeat(Math.max(schema.minLength ?? 1, 1));
  }
}
