import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, MaxLength, MinLength } from 'class-validator';
import { IsPasswordText, IsPlainText } from '../http/plain-text.js';

/** Name and password of a local account. */
export class SignInRequest {
  @ApiProperty({ minLength: 1, maxLength: 256 })
  @IsPlainText()
  @MinLength(1)
  @MaxLength(256)
  readonly username!: string;

  @ApiProperty({ minLength: 1, maxLength: 1024, format: 'password' })
  @IsPasswordText()
  @MinLength(1)
  @MaxLength(1024)
  readonly password!: string;

  @ApiProperty({
    required: false,
    minLength: 1,
    maxLength: 64,
    description: 'Six digits of the app, or a recovery code, where the account has a second factor',
  })
  @IsOptional()
  @IsPlainText()
  @MinLength(1)
  @MaxLength(64)
  readonly code?: string;
}

/** A person at their session proves again who they are. */
export class ProofRequest {
  @ApiProperty({ minLength: 1, maxLength: 1024, format: 'password' })
  @IsPasswordText()
  @MinLength(1)
  @MaxLength(1024)
  readonly currentPassword!: string;

  @ApiProperty({
    required: false,
    minLength: 1,
    maxLength: 64,
    description: 'Six digits of the app, or a recovery code, where the account has a second factor',
  })
  @IsOptional()
  @IsPlainText()
  @MinLength(1)
  @MaxLength(64)
  readonly code?: string;
}
