import { ApiProperty } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { IsMailAddress } from '../../http/mail-address.js';
import { PasswordField, TextField } from '../requests/fields.js';
import { IdentifierField } from './identifier.js';

/** What a group, role or tenant is called. */
export class NamedRequest {
  @TextField({ required: true, least: 1, most: 256 })
  readonly name!: string;

  @TextField({ most: 10_000 })
  readonly description?: string | null;
}

export class CreateGroupRequest extends NamedRequest {
  @TextField({ required: true, least: 1, most: 256 })
  readonly groupId!: string;
}

export class CreateRoleRequest extends NamedRequest {
  @IdentifierField()
  readonly roleId!: string;
}

export class CreateTenantRequest extends NamedRequest {
  @IdentifierField()
  readonly tenantId!: string;
}

class NamedDto {
  @ApiProperty()
  readonly name!: string;

  @ApiProperty({ type: 'string', nullable: true })
  readonly description!: string | null;
}

export class GroupDto extends NamedDto {
  @ApiProperty()
  readonly groupId!: string;
}

export class RoleDto extends NamedDto {
  @ApiProperty()
  readonly roleId!: string;
}

export class DirectoryTenantDto extends NamedDto {
  @ApiProperty()
  readonly tenantId!: string;
}

/** A claim of a token and the value that it must have. */
export class MappingRuleRequest {
  @TextField({ required: true, least: 1, most: 256, description: 'Name or path of the claim.' })
  readonly claimName!: string;

  @TextField({ required: true, least: 1, most: 256 })
  readonly claimValue!: string;

  @TextField({ required: true, least: 1, most: 256 })
  readonly name!: string;
}

export class CreateMappingRuleRequest extends MappingRuleRequest {
  @IdentifierField()
  readonly mappingRuleId!: string;
}

export class MappingRuleDto {
  @ApiProperty()
  readonly mappingRuleId!: string;

  @ApiProperty()
  readonly claimName!: string;

  @ApiProperty()
  readonly claimValue!: string;

  @ApiProperty()
  readonly name!: string;
}

/** A person; the password stays as it is where none is given. */
export class UpdateUserRequest {
  @PasswordField()
  readonly password?: string | null;

  @TextField({ most: 256 })
  readonly name?: string | null;

  @TextField({ most: 256 })
  @IsOptional()
  @IsMailAddress()
  readonly email?: string | null;
}

export class CreateUserRequest {
  @IdentifierField()
  readonly username!: string;

  @PasswordField({ required: true, least: 1 })
  readonly password!: string;

  @TextField({ most: 256 })
  readonly name?: string | null;

  @TextField({ most: 256 })
  @IsOptional()
  @IsMailAddress()
  readonly email?: string | null;
}

export class UserDto {
  @ApiProperty()
  readonly username!: string;

  @ApiProperty({ type: 'string', nullable: true })
  readonly name!: string | null;

  @ApiProperty({ type: 'string', nullable: true })
  readonly email!: string | null;
}
