import { ApiProperty } from '@nestjs/swagger';
import { resourcePermissions, type Permission } from '@vorgang/identity';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn } from 'class-validator';
import { KeyAnswer } from '../requests/described.js';
import { TextField } from '../requests/fields.js';

export const ownerTypes = ['USER', 'CLIENT', 'ROLE', 'GROUP', 'MAPPING_RULE'] as const;

const resourceTypes = Object.keys(resourcePermissions);
const permissionTypes: readonly Permission[] = [...new Set(Object.values(resourcePermissions).flat())].sort();

/** A grant: who may do what with which resource. Either `resourceId` or `resourcePropertyName` is given. */
export class AuthorizationRequest {
  @TextField({ required: true, least: 1, most: 256 })
  readonly ownerId!: string;

  @ApiProperty({ enum: ownerTypes })
  @IsIn(ownerTypes)
  readonly ownerType!: (typeof ownerTypes)[number];

  @TextField({ least: 1, most: 256, description: 'Id of the resource, or `*` for every one of the type.' })
  readonly resourceId?: string | null;

  @TextField({
    least: 1,
    most: 256,
    description:
      'Property of the resource that must name the caller: assignee, candidateUsers, candidateGroups.',
  })
  readonly resourcePropertyName?: string | null;

  @ApiProperty({ enum: resourceTypes })
  @IsIn(resourceTypes)
  readonly resourceType!: string;

  @ApiProperty({ enum: permissionTypes, isArray: true, minItems: 1 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @IsIn(permissionTypes, { each: true })
  readonly permissionTypes!: readonly string[];
}

export class AuthorizationKeyDto {
  @KeyAnswer()
  readonly authorizationKey!: string;
}
