import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { buildMessage, ValidateBy } from 'class-validator';

/** Whether the text is a key: a whole number of 64 bits, written as digits. */
export function isKeyText(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    /^-?\d{1,19}$/.test(value) &&
    BigInt.asIntN(64, BigInt(value)) === BigInt(value)
  );
}

/** Checks a field that holds a key. */
export function IsKeyText(): PropertyDecorator {
  const message = buildMessage(
    (each) => `${each}$property must be a key: a string of at most 19 digits, up to ${2n ** 63n - 1n}`,
  );
  return ValidateBy({
    name: 'isKeyText',
    validator: { validate: isKeyText, defaultMessage: message },
  });
}

/** A key in the path of a request. */
export function KeyParameter(): PropertyDecorator {
  return applyDecorators(ApiProperty({ pattern: '^[0-9]{1,19}$' }), IsKeyText());
}
