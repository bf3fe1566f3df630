import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import type { JsonValue } from '@vorgang/feel';
import { TextField, ValueField } from '../requests/fields.js';

/** A name that FEEL can write behind a dot. */
function NameField(): PropertyDecorator {
  return applyDecorators(
    TextField({ required: true, least: 1, most: 256 }),
    Matches(/^[\p{L}_][\p{L}\p{N}_-]*$/u, {
      message: 'name must begin with a letter or _, and hold letters, digits, _ and - only',
    }),
  );
}

export class UpdateClusterVariableRequest {
  @ValueField({ required: true })
  readonly value!: JsonValue;
}

export class CreateClusterVariableRequest extends UpdateClusterVariableRequest {
  @NameField()
  readonly name!: string;
}

export class ClusterVariableDto {
  @ApiProperty()
  readonly name!: string;

  @ApiProperty({ description: 'The whole value as JSON.' })
  readonly value!: string;

  @ApiProperty({ enum: ['GLOBAL', 'TENANT'] })
  readonly scope!: 'GLOBAL' | 'TENANT';

  @ApiProperty({ type: 'string', nullable: true })
  readonly tenantId!: string | null;
}
