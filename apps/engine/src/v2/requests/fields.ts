import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsInt,
  IsObject,
  IsOptional,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateBy,
} from 'class-validator';
import { IsKeyText } from '../../http/key-text.js';
import { IsMomentText } from '../../http/moment-text.js';
import { IsPasswordText, IsPlainText } from '../../http/plain-text.js';

const LONGEST_PASSWORD = 1000;

interface FieldOptions {
  /** May it be absent or null? Yes unless told. */
  readonly required?: boolean;
  readonly description?: string;
}

function field(
  options: FieldOptions,
  schema: object,
  ...checks: readonly PropertyDecorator[]
): PropertyDecorator {
  const { required = false, description } = options;
  return applyDecorators(
    ApiProperty({ required, ...(required ? {} : { nullable: true }), description, ...schema }),
    ...(required ? [] : [IsOptional()]),
    ...checks,
  );
}

/** A 63-bit key written as digits. */
export function KeyField(options: FieldOptions = {}): PropertyDecorator {
  return field(options, { type: 'string', pattern: '^-?[0-9]{1,19}$' }, IsKeyText());
}

/** A text without U+0000 and halves of surrogate pairs, which PostgreSQL cannot hold. */
export function TextField(
  options: FieldOptions & { readonly least?: number; readonly most?: number } = {},
): PropertyDecorator {
  const { least = 0, most = 10_000 } = options;
  return field(
    options,
    { type: 'string', minLength: least, maxLength: most },
    IsPlainText(),
    MinLength(least),
    MaxLength(most),
  );
}

/** A password of a local account. */
export function PasswordField(options: FieldOptions & { readonly least?: number } = {}): PropertyDecorator {
  const { least = 0 } = options;
  return field(
    options,
    { type: 'string', minLength: least, maxLength: LONGEST_PASSWORD },
    IsPasswordText(),
    MinLength(least),
    MaxLength(LONGEST_PASSWORD),
  );
}

/** A whole number. */
export function WholeField(
  options: FieldOptions & { readonly least?: number; readonly most?: number } = {},
): PropertyDecorator {
  const { least = -(2 ** 31), most = 2 ** 31 - 1 } = options;
  return field(options, { type: 'integer', minimum: least, maximum: most }, IsInt(), Min(least), Max(most));
}

export function FlagField(options: FieldOptions = {}): PropertyDecorator {
  return field(options, { type: 'boolean' }, IsBoolean());
}

/** A list of texts. */
export function TextsField(options: FieldOptions & { readonly most?: number } = {}): PropertyDecorator {
  const { most = 1000 } = options;
  return field(
    options,
    { type: 'array', items: { type: 'string' }, maxItems: most },
    IsArray(),
    ArrayMaxSize(most),
    IsPlainText({ each: true }),
    MaxLength(1000, { each: true }),
  );
}

/** A moment as RFC 3339; null takes it away where the request says so. */
export function MomentField(options: FieldOptions = {}): PropertyDecorator {
  return field(options, { type: 'string', format: 'date-time' }, IsMomentText());
}

/** A JSON object that is passed on as it came. */
export function VariablesField(options: FieldOptions = {}): PropertyDecorator {
  return field(options, { type: 'object', additionalProperties: true }, IsObject(), AsItCame());
}

/** Any JSON but null. */
export function ValueField(options: FieldOptions = {}): PropertyDecorator {
  const anyOf = [
    { type: 'object', additionalProperties: true },
    { type: 'array', items: {} },
    ...['string', 'number', 'boolean'].map((type) => ({ type })),
  ];
  return field(options, { anyOf }, IsValue(), AsItCame());
}

function IsValue(): PropertyDecorator {
  return ValidateBy({
    name: 'isValue',
    validator: {
      validate: (value) => value !== null && value !== undefined,
      defaultMessage: () => '$property must be an object, a list, a text, a number, true or false',
    },
  });
}

/** A caller's own number for what it asks for; accepted, not kept. */
export function OperationReferenceField(): PropertyDecorator {
  return WholeField({ least: 1, most: Number.MAX_SAFE_INTEGER, description: 'Accepted for compatibility.' });
}

/** Keeps the parsed JSON instead of a converted copy. */
function AsItCame(): PropertyDecorator {
  return Transform(({ obj, key }) => (obj as Record<string, unknown>)[key]);
}
