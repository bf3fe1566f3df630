import { ValidateBy } from 'class-validator';

interface TextOptions {
  /** Of each text of a list. */
  readonly each?: boolean;
}

/** A text that PostgreSQL holds as it is: without U+0000 and without halves of surrogate pairs. */
export function IsPlainText(options: TextOptions = {}): PropertyDecorator {
  return textOf(
    'isPlainText',
    /\u0000|\p{Surrogate}/u,
    'the character U+0000 and halves of surrogate pairs',
    options,
  );
}

/** A password as it was typed; what else is wrong with a new one, its own rules say. */
export function IsPasswordText(): PropertyDecorator {
  return textOf('isPasswordText', /\u0000/u, 'the character U+0000');
}

function textOf(
  name: string,
  unwanted: RegExp,
  without: string,
  options: TextOptions = {},
): PropertyDecorator {
  const what = options.each === true ? 'must be a list of texts' : 'must be a text';
  const isText = (value: unknown) => typeof value === 'string';
  return ValidateBy(
    {
      name,
      validator: {
        validate: (value) => isText(value) && !unwanted.test(value as string),
        defaultMessage: (problem) =>
          [problem?.value as unknown].flat().every(isText)
            ? `$property ${what} without ${without}`
            : `$property ${what}`,
      },
    },
    options,
  );
}

/** A text that an index of PostgreSQL holds beside two others: its row has room for 2,704 bytes. */
export function HasAtMostBytes(most: number, options: { readonly each?: boolean } = {}): PropertyDecorator {
  const validator = {
    validate: (value: unknown) => typeof value === 'string' && Buffer.byteLength(value) <= most,
    defaultMessage: () => `$property must have at most ${most} bytes in UTF-8`,
  };
  return ValidateBy({ name: 'hasAtMostBytes', validator }, options);
}
