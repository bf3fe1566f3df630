import { isISO8601, ValidateBy } from 'class-validator';

/** A day, a time of it or none, an offset of less than sixteen hours or none: what PostgreSQL takes. */
const pattern =
  /^(?!0000)\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-](0\d|1[0-5]):[0-5]\d)?)?$/;

/** A date and time that there is, and that PostgreSQL can hold. */
export function IsMomentText(): PropertyDecorator {
  return ValidateBy({
    name: 'isMomentText',
    validator: {
      validate: (value) => isISO8601(value, { strict: true }) && pattern.test(value as string),
      defaultMessage: () => '$property must be a date and time (RFC 3339), such as 2026-01-31T08:00:00Z',
    },
  });
}
