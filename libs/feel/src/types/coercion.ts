import { FeelDate } from '../values/temporal.js';
import { midnight } from '../values/temporal.js';
import { isList } from '../values/value.js';
import type { FeelValue } from '../values/value.js';
import { UTC } from '../values/zone.js';
import { conformsTo } from './conformance.js';
import type { FeelType } from './feel-type.js';

/**
 * Fits a value into a type with FEEL's implicit conversions (DMN 1.5, 10.3.2.9.4): to and from a list of one,
 * and from a date to its midnight. `undefined` when it does not fit.
 */
export function coerce(value: FeelValue, type: FeelType): FeelValue | undefined {
  if (conformsTo(value, type)) return value;
  const target = resolveReference(type);
  if (target.kind === 'list' && !isList(value)) {
    const element = coerce(value, target.element);
    return element === undefined ? undefined : [element];
  }
  if (target.kind !== 'list' && isList(value) && value.length === 1) {
    const only = value[0] ?? null;
    return isList(only) ? undefined : coerce(only, target);
  }
  if (target.kind === 'date and time' && value instanceof FeelDate) return midnight(value, UTC);
  return undefined;
}

function resolveReference(type: FeelType): FeelType {
  if (type.kind === 'reference') return resolveReference(type.resolve());
  if (type.kind === 'restricted') {
    const base = resolveReference(type.base);
    return base.kind === 'list' ? { ...base } : type;
  }
  return type;
}
