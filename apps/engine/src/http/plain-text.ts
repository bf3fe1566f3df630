import { ValidateBy } from 'class-validator';

/** A text without U+0000, which PostgreSQL cannot hold. */
export function IsPlainText(): PropertyDecorator {
  return ValidateBy({
    name: 'isPlainText',
    validator: {
      validate: (value) => typeof value === 'string' && !value.includes('\u0000'),
      defaultMessage: () => '$property must be a text without the character U+0000',
    },
  });
}
