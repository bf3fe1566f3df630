import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsPositive, IsString, MaxLength } from 'class-validator';

/** What the payment service tells about a transaction. */
export class PaymentNotificationDto {
  @ApiProperty({ description: 'The transaction of the payment service.' })
  @IsString()
  @MaxLength(200)
  readonly transactionId!: string;

  @ApiProperty({ description: 'Our own reference: the id of the payment.' })
  @IsString()
  @MaxLength(200)
  readonly reference!: string;

  @ApiProperty({ description: 'Amount in cents.' })
  @IsInt()
  @IsPositive()
  readonly amountCents!: number;

  @ApiProperty({ enum: ['OPEN', 'PAID', 'CANCELED'] })
  @IsIn(['OPEN', 'PAID', 'CANCELED'])
  readonly state!: 'OPEN' | 'PAID' | 'CANCELED';

  @ApiPropertyOptional({ description: 'When the money arrived, RFC 3339.' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  readonly paidAt?: string;
}
