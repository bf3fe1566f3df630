import { isContext, isList, parseDate, parseDateTime, parseDuration, parseTime } from '@vorgang/feel';
import type { FeelType, FeelValue } from '@vorgang/feel';

/**
 * Reads texts as dates, times and durations where the model declares those types, because JSON has none of its own.
 * A text that cannot be read stays a text, and then does not fit the type.
 */
export function readTemporalTexts(value: FeelValue, type: FeelType): FeelValue {
  switch (type.kind) {
    case 'reference':
      return readTemporalTexts(value, type.resolve());
    case 'restricted':
      return readTemporalTexts(value, type.base);
    case 'list':
      return isList(value)
        ? value.map((element) => readTemporalTexts(element, type.element))
        : readTemporalTexts(value, type.element);
    case 'structure':
      return isContext(value) ? readEntries(value, type.entries) : value;
    case 'date':
      return typeof value === 'string' ? (parseDate(value) ?? value) : value;
    case 'time':
      return typeof value === 'string' ? (parseTime(value) ?? value) : value;
    case 'date and time':
      return typeof value === 'string' ? (parseDateTime(value) ?? value) : value;
    case 'days and time duration':
    case 'years and months duration':
      return typeof value === 'string' ? (parseDuration(value) ?? value) : value;
    default:
      return value;
  }
}

function readEntries(
  context: ReadonlyMap<string, FeelValue>,
  types: ReadonlyMap<string, FeelType>,
): FeelValue {
  return new Map(
    [...context].map(([name, value]) => {
      const type = types.get(name);
      return [name, type === undefined ? value : readTemporalTexts(value, type)];
    }),
  );
}
