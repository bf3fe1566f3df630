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

/** A text without halves of surrogate pairs, which UTF-8 cannot hold; PostgreSQL would keep another text. */
export function IsWellFormedText(): PropertyDecorator {
  return ValidateBy({
    name: 'isWellFormedText',
    validator: {
      validate: (value) => typeof value === 'string' && !/\p{Surrogate}/u.test(value),
      defaultMessage: () => '$property must be a text without halves of surrogate pairs',
    },
  });
}

/** A text that an index of PostgreSQL holds beside two others: its row has room for 2,704 bytes. */
export function HasAtMostBytes(most: number, options: { readonly each?: boolean } = {}): PropertyDecorator {
  const validator = {
    validate: (value: unknown) => typeof value === 'string' && Buffer.byteLength(value) <= most,
    defaultMessage: () => `$property must have at most ${most} bytes in UTF-8`,
  };
  return ValidateBy({ name: 'hasAtMostBytes', validator }, options);
}
