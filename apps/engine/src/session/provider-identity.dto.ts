import { ApiProperty } from '@nestjs/swagger';
import { TextField } from '../v2/requests/fields.js';

/** Which identities are meant; what is told must hold together. */
export class ProviderIdentityQuery {
  @TextField({ least: 1, most: 256, description: 'The name that the provider gave, or the id of a client' })
  readonly name?: string;

  @TextField({ least: 1, most: 2000, description: 'The issuer, as its tokens name it' })
  readonly issuer?: string;

  @TextField({ least: 1, most: 256, description: 'What the provider never gives to others (`sub`)' })
  readonly subject?: string;
}

/** Whose a name is that an identity provider gives. */
export class ProviderIdentityDto {
  @ApiProperty({ enum: ['USER', 'CLIENT'] })
  readonly kind!: 'USER' | 'CLIENT';

  @ApiProperty()
  readonly name!: string;

  @ApiProperty()
  readonly issuer!: string;

  @ApiProperty({ description: 'What the provider never gives to others; of a client its id' })
  readonly subject!: string;

  @ApiProperty({ format: 'date-time', description: 'When the identity first brought the name' })
  readonly boundAt!: string;
}

export class ProviderIdentitiesDto {
  @ApiProperty({ type: [ProviderIdentityDto], description: 'By name, a hundred at most' })
  readonly items!: readonly ProviderIdentityDto[];
}
