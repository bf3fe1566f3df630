import { applyDecorators, type Type as Class } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsDefined, IsObject, IsOptional, ValidateNested } from 'class-validator';

interface PartOptions {
  /** May it be absent or null? Yes unless told. */
  readonly required?: boolean;
}

/** Parts that one request may have at most, unless told. */
const MOST_PARTS = 1000;

/** A part of a request that has fields of its own. The description takes a type for lazy by its name, hence the wrapping. */
export function PartField(part: () => Class, { required = false }: PartOptions = {}): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: () => part(), required, ...(required ? {} : { nullable: true }) }),
    required ? IsDefined() : IsOptional(),
    IsObject(),
    ValidateNested(),
    Type(part),
  );
}

/** A list of such parts. */
export function PartsField(
  part: () => Class,
  { required = false, most = MOST_PARTS }: PartOptions & { readonly most?: number } = {},
): PropertyDecorator {
  return applyDecorators(
    ApiProperty({
      type: () => part(),
      isArray: true,
      required,
      maxItems: most,
      ...(required ? {} : { nullable: true }),
    }),
    required ? IsDefined() : IsOptional(),
    IsArray(),
    ArrayMaxSize(most),
    // Nested validation looks into lists as well, and would let an empty one pass for a part.
    IsObject({ each: true }),
    ValidateNested({ each: true }),
    Type(part),
  );
}
