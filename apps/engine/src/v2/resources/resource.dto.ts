import { ApiProperty } from '@nestjs/swagger';
import { KeyAnswer } from '../requests/described.js';

/** A deployed file without its content. */
export class ResourceDto {
  @KeyAnswer()
  readonly resourceKey!: string;

  @ApiProperty()
  readonly resourceId!: string;

  @ApiProperty()
  readonly resourceName!: string;

  @ApiProperty({ type: 'integer' })
  readonly version!: number;

  @ApiProperty({ type: 'string', nullable: true })
  readonly versionTag!: string | null;

  @ApiProperty()
  readonly tenantId!: string;
}
