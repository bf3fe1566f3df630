import { ApiProperty } from '@nestjs/swagger';
import { resourcePermissions, type FirstStep } from '@vorgang/identity';

/** Permissions on one resource, or on every resource (`*`) of a type. */
export class GrantDto {
  @ApiProperty({ enum: Object.keys(resourcePermissions) })
  readonly resourceType!: string;

  @ApiProperty()
  readonly resourceId!: string;

  @ApiProperty({ type: [String] })
  readonly permissions!: readonly string[];
}

/** The person who is signed in, and what they may do. */
export class SignedInDto {
  @ApiProperty()
  readonly username!: string;

  @ApiProperty()
  readonly name!: string;

  @ApiProperty({ type: [String] })
  readonly groups!: readonly string[];

  @ApiProperty({ type: [String] })
  readonly roles!: readonly string[];

  @ApiProperty({ type: [GrantDto] })
  readonly grants!: readonly GrantDto[];

  @ApiProperty({
    enum: ['CHOOSE_PASSWORD', 'SET_UP_SECOND_FACTOR'],
    type: String,
    nullable: true,
    description:
      'What the person has to do before anything else is open to them: choose an own password instead of a temporary one, or set up a second factor',
  })
  readonly firstStep!: FirstStep | null;
}
