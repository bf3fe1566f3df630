import { ApiProperty } from '@nestjs/swagger';
import { IsJWT, MaxLength } from 'class-validator';

/** What the identity provider posts (OpenID Connect Back-Channel Logout 1.0, section 2.5). */
export class BackChannelLogoutRequest {
  @ApiProperty({ description: 'Signed by the provider; each works once', maxLength: 16384 })
  @IsJWT()
  @MaxLength(16_384)
  // The standard's name.
  readonly logout_token!: string;
}
