import type { Evaluation } from '../evaluate/evaluation.js';
import { FeelDate, midnight } from '../values/temporal.js';
import { isList } from '../values/value.js';
import type { FeelValue } from '../values/value.js';
import { UTC } from '../values/zone.js';
import { conformsTo } from './conformance.js';
import { withoutRestriction } from './feel-type.js';
import type { FeelType } from './feel-type.js';

/**
 * Fits a value into a type with FEEL's implicit conversions (DMN 1.5, 10.3.2.9.4): to and from a list of one,
 * and from a date to its midnight. `undefined` when it does not fit.
 */
export function coerce(value: FeelValue, type: FeelType, evaluation: Evaluation): FeelValue | undefined {
  if (conformsTo(value, type, evaluation)) return value;
  const converted = convert(value, withoutRestriction(type), evaluation);
  return converted !== undefined && conformsTo(converted, type, evaluation) ? converted : undefined;
}

function convert(value: FeelValue, base: FeelType, evaluation: Evaluation): FeelValue | undefined {
  if (base.kind === 'list' && !isList(value)) {
    const element = coerce(value, base.element, evaluation);
    return element === undefined ? undefined : [element];
  }
  if (base.kind !== 'list' && isList(value) && value.length === 1) {
    const only = value[0] ?? null;
    return isList(only) ? undefined : coerce(only, base, evaluation);
  }
  return base.kind === 'date and time' && value instanceof FeelDate ? midnight(value, UTC) : undefined;
}
