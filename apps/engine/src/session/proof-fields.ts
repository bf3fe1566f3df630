import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, MaxLength, MinLength } from 'class-validator';
import { IsPasswordText, IsPlainText } from '../http/plain-text.js';

interface ProofField {
  readonly required: boolean;
  readonly description?: string;
}

/** A password that somebody has, as far as a request can be judged without asking whose it is. */
export function PasswordField(field: ProofField): PropertyDecorator {
  return applyDecorators(...proof(field, 1024, { format: 'password' }), IsPasswordText());
}

/** A code beside a password: of the app, or for who lost it. */
export function CodeField(field: ProofField): PropertyDecorator {
  return applyDecorators(...proof(field, 64), IsPlainText());
}

function proof(
  { required, ...described }: ProofField,
  maxLength: number,
  more: { readonly format?: string } = {},
): readonly PropertyDecorator[] {
  return [
    ApiProperty({ ...(required ? {} : { required }), minLength: 1, maxLength, ...more, ...described }),
    ...(required ? [] : [IsOptional()]),
    MinLength(1),
    MaxLength(maxLength),
  ];
}
