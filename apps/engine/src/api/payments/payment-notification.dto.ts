import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsPositive, MaxLength } from 'class-validator';
import { IsPlainText } from '../../http/plain-text.js';

/** What the payment service tells about a transaction. */
export class PaymentNotificationDto {
  @ApiProperty({ description: 'The transaction of the payment service.' })
  @IsPlainText()
  @MaxLength(200)
  readonly transactionId!: string;

  @ApiProperty({ description: 'Our own reference: the id of the payment.' })
  @IsPlainText()
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
  @IsPlainText()
  @MaxLength(40)
  readonly paidAt?: string;
}
