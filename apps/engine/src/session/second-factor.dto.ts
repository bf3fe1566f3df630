import { ApiProperty } from '@nestjs/swagger';
import { CodeField, PasswordField } from './proof-fields.js';

/** The second factor of the account that asks. */
export class SecondFactorDto {
  @ApiProperty({ description: 'Whether this installation has the key to keep secrets of second factors' })
  readonly isAvailable!: boolean;

  @ApiProperty({ description: 'Whether everybody who signs in with a password needs one' })
  readonly isRequired!: boolean;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When it was set up; null: there is none',
  })
  readonly since!: string | null;

  @ApiProperty({ type: 'integer' })
  readonly recoveryCodesLeft!: number;
}

export class BeginSecondFactorRequest {
  @PasswordField({ required: true })
  readonly currentPassword!: string;
}

/** A secret that waits until a code proves that an app has it. */
export class BegunSecondFactorDto {
  @ApiProperty({ description: 'Base32, to be typed into an app' })
  readonly secret!: string;

  @ApiProperty({ description: '`otpauth://…`, to be drawn as a QR code' })
  readonly address!: string;
}

export class ConfirmSecondFactorRequest {
  @CodeField({ required: true, description: 'Six digits of the app' })
  readonly code!: string;
}

export class RecoveryCodesDto {
  @ApiProperty({ type: [String], description: 'Told this once; each stands for the second factor once' })
  readonly recoveryCodes!: readonly string[];
}

export class RemoveSecondFactorRequest extends BeginSecondFactorRequest {
  @CodeField({ required: true, description: 'Six digits of the app, or a recovery code' })
  readonly code!: string;
}
