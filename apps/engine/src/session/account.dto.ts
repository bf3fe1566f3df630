import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, Matches, MaxLength } from 'class-validator';
import { IsPasswordText } from '../http/plain-text.js';
import { PasswordField } from './proof-fields.js';

/** A person's change of their own password. */
export class ChangePasswordRequest {
  @PasswordField({ required: true })
  readonly currentPassword!: string;

  @ApiProperty({ minLength: 1, maxLength: 1024, format: 'password' })
  @IsPasswordText()
  @MaxLength(1024)
  readonly newPassword!: string;
}

/** One sign-in of the person who asks. */
export class OwnSessionDto {
  @ApiProperty({ description: 'Tells the sign-in from the others' })
  readonly id!: string;

  @ApiProperty({ format: 'date-time' })
  readonly openedAt!: string;

  @ApiProperty({ format: 'date-time', description: 'To the minute' })
  readonly lastSeenAt!: string;

  @ApiProperty({ format: 'date-time', description: 'When it ends by itself' })
  readonly endsAt!: string;

  @ApiProperty({ type: 'string', nullable: true, description: 'Identity provider; null: a password' })
  readonly issuer!: string | null;

  @ApiProperty({ description: 'Whether it is the one that asks' })
  readonly isThis!: boolean;
}

export class OwnSessionsDto {
  @ApiProperty({ type: [OwnSessionDto] })
  readonly items!: readonly OwnSessionDto[];
}

/** Which sign-ins shall end. */
export class EndSessionsRequest {
  @ApiProperty({
    required: false,
    pattern: '^[0-9a-f]{24}$',
    description: 'The one to end; absent: all but the one that asks',
  })
  @IsOptional()
  @Matches(/^[0-9a-f]{24}$/)
  readonly sessionId?: string;

  @PasswordField({
    required: false,
    description: 'Not needed within five minutes of the sign-in that asks',
  })
  readonly currentPassword?: string;
}
