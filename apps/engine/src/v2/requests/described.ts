import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiNoContentResponse, ApiProperty } from '@nestjs/swagger';

/** A route that does something and answers 204 without a body. */
export function NoContent(): MethodDecorator {
  return applyDecorators(HttpCode(204), ApiNoContentResponse());
}

/** A key in an answer. */
export function KeyAnswer(options: { readonly nullable?: boolean } = {}): PropertyDecorator {
  return ApiProperty({ type: 'string', pattern: '^-?[0-9]{1,19}$', ...options });
}
