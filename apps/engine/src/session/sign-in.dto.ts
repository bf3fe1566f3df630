import { ApiProperty } from '@nestjs/swagger';
import { MaxLength, MinLength } from 'class-validator';
import { IsPlainText } from '../http/plain-text.js';
import { CodeField, PasswordField } from './proof-fields.js';

/** Name and password of a local account. */
export class SignInRequest {
  @ApiProperty({ minLength: 1, maxLength: 256 })
  @IsPlainText()
  @MinLength(1)
  @MaxLength(256)
  readonly username!: string;

  @PasswordField({ required: true })
  readonly password!: string;

  @CodeField({
    required: false,
    description: 'Six digits of the app, or a recovery code, where the account has a second factor',
  })
  readonly code?: string;
}

/** A person at their session proves again who they are. */
export class ProofRequest {
  @PasswordField({ required: true })
  readonly currentPassword!: string;

  @CodeField({
    required: false,
    description: 'Six digits of the app, or a recovery code, where the account has a second factor',
  })
  readonly code?: string;
}
