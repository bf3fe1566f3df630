import { ApiProperty } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { IsMailAddress } from '../http/mail-address.js';
import { IdentifierField } from '../v2/identity/identifier.js';
import { TextField } from '../v2/requests/fields.js';

/** A person who shall sign in here; the server makes their first password. */
export class EmployRequest {
  @IdentifierField()
  readonly username!: string;

  @TextField({ most: 256 })
  readonly name?: string | null;

  @TextField({ most: 256 })
  @IsOptional()
  @IsMailAddress()
  readonly email?: string | null;
}

/** A password that the server made. It is told this once. */
export class TemporaryPasswordDto {
  @ApiProperty()
  readonly username!: string;

  @ApiProperty({ description: 'Opens a sign-in in which the person chooses an own one' })
  readonly temporaryPassword!: string;

  @ApiProperty({ format: 'date-time', description: 'When it ends' })
  readonly until!: string;
}

/** How a person signs in. */
export class SignInOfUserDto {
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When the temporary password ends or has ended; null: the password is the person’s own',
  })
  readonly temporaryPasswordUntil!: string | null;

  @ApiProperty({ description: 'Whether a code is asked for beside the password' })
  readonly hasSecondFactor!: boolean;
}
