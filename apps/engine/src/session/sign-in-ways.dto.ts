import { ApiProperty } from '@nestjs/swagger';

/** An identity provider at which people sign in. */
export class SignInProviderDto {
  @ApiProperty({ description: 'For `/api/session/providers/{id}/sign-in`' })
  readonly id!: string;

  @ApiProperty({ description: 'What people call it' })
  readonly label!: string;
}

/** The ways to sign in that this installation offers. */
export class SignInWaysDto {
  @ApiProperty({ description: 'With a name and a password of this installation' })
  readonly password!: boolean;

  @ApiProperty({ type: [SignInProviderDto] })
  readonly providers!: readonly SignInProviderDto[];
}

/** After signing out. */
export class SignedOutDto {
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Where the browser goes to sign out at the identity provider too; null without one',
  })
  readonly signOutAddress!: string | null;
}
