import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { IsMailAddress } from '../../http/mail-address.js';
import { webhookEventTypes } from '@vorgang/webhooks';
import { IsKeyText, KeyParameter } from '../../http/key-text.js';
import { IsMomentText } from '../../http/moment-text.js';
import { HasAtMostBytes, IsPlainText } from '../../http/plain-text.js';

const eventTypes = Object.keys(webhookEventTypes);
const deliveryStates = ['PENDING', 'DELIVERED', 'FAILED'] as const;

export class WebhookSubscriptionParameter {
  @KeyParameter()
  subscriptionId!: string;
}

export class WebhookDeliveryParameters extends WebhookSubscriptionParameter {
  @KeyParameter()
  deliveryId!: string;
}

/** What a subscription is told of, and where. */
export class WebhookSubscriptionRequest {
  @ApiProperty({ maxLength: 100, example: 'Fachverfahren Gesundheitsamt' })
  @IsPlainText()
  @Matches(/\S/, { message: 'name must not be empty' })
  @MaxLength(100)
  name!: string;

  @ApiProperty({
    maxLength: 2000,
    format: 'uri',
    description: 'Address that takes the events. Its host must be on the list of the installation.',
    example: 'https://fachverfahren.example/vorgang',
  })
  @IsPlainText()
  @MaxLength(2000)
  url!: string;

  @ApiPropertyOptional({ type: [String], enum: eventTypes, description: 'Empty: every type.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(eventTypes.length)
  @IsIn(eventTypes, { each: true })
  eventTypes?: string[];

  @ApiPropertyOptional({ type: [String], description: 'BPMN process ids; empty: every process.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @HasAtMostBytes(200, { each: true })
  @Matches(/^[^\u0000\p{Surrogate}]+$/u, {
    each: true,
    message: 'each of processDefinitionIds must be a process id',
  })
  processDefinitionIds?: string[];

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    format: 'email',
    description: 'Gets a mail when the platform pauses the subscription because nobody answers.',
  })
  @IsOptional()
  @IsMailAddress()
  @MaxLength(254)
  contactEmail?: string | null;
}

/** A subscription and how it does. */
export class WebhookSubscriptionItem {
  @ApiProperty() subscriptionId!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ format: 'uri' }) url!: string;
  @ApiProperty({ type: [String] }) eventTypes!: string[];
  @ApiProperty({ type: [String] }) processDefinitionIds!: string[];
  @ApiProperty({ type: String, nullable: true }) contactEmail!: string | null;
  @ApiProperty({ enum: ['ACTIVE', 'PAUSED'] }) state!: 'ACTIVE' | 'PAUSED';
  @ApiProperty({
    type: String,
    nullable: true,
    enum: ['BY_HAND', 'NO_ANSWER', 'GONE'],
    description: 'NO_ANSWER: no success for a day. GONE: the receiver answered 410.',
  })
  pausedBecause!: 'BY_HAND' | 'NO_ANSWER' | 'GONE' | null;
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'First failure since the last success.',
  })
  failingSince!: string | null;
  @ApiProperty({ type: 'integer', description: 'Failed attempts since the last success.' }) failures!: number;
  @ApiProperty({ type: 'integer', description: 'The ETag: send it as If-Match with a change or deletion.' })
  version!: number;
  @ApiProperty() createdBy!: string;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
  @ApiProperty({ format: 'date-time' }) changedAt!: string;
}

export class WebhookSubscriptionList {
  @ApiProperty({ type: [WebhookSubscriptionItem] }) items!: WebhookSubscriptionItem[];
}

export class WebhookEventTypeItem {
  @ApiProperty({ example: 'dev.vorgang.user-task.created' }) type!: string;
  @ApiProperty() description!: string;
}

export class WebhookEventTypeList {
  @ApiProperty({ type: [WebhookEventTypeItem] }) items!: WebhookEventTypeItem[];
}

/** Which deliveries to list; newest first. */
export class SearchWebhookDeliveriesRequest {
  @ApiPropertyOptional({ enum: deliveryStates })
  @IsOptional()
  @IsIn(deliveryStates)
  state?: (typeof deliveryStates)[number];

  @ApiPropertyOptional({ description: 'Type of the event.' })
  @IsOptional()
  @IsPlainText()
  @MaxLength(200)
  eventType?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 100, default: 25 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number;

  @ApiPropertyOptional({ description: '`endCursor` of the page before.' })
  @IsOptional()
  @IsKeyText()
  after?: string;
}

/** Telling a subscription of one event. */
export class WebhookDeliveryItem {
  @ApiProperty() deliveryId!: string;
  @ApiProperty({ description: 'Id of the CloudEvent: the same in every repetition.' }) eventId!: string;
  @ApiProperty() eventType!: string;
  @ApiProperty({ enum: deliveryStates }) state!: (typeof deliveryStates)[number];
  @ApiProperty({ type: String, nullable: true, description: 'The delivery that this one repeats.' })
  replayOf!: string | null;
  @ApiProperty({ type: 'integer' }) attempts!: number;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Status of the last answer.' })
  responseStatus!: number | null;
  @ApiProperty({ type: String, nullable: true, description: 'Why the last attempt failed.' })
  failure!: string | null;
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Next attempt; null when it is over.',
  })
  nextAttemptAt!: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) endedAt!: string | null;
}

export class WebhookDeliveryPage {
  @ApiProperty({ type: [WebhookDeliveryItem] }) items!: WebhookDeliveryItem[];
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Cursor of the next page; null on the last one.',
  })
  endCursor!: string | null;
}

/** One request and its answer. */
export class WebhookAttemptItem {
  @ApiProperty({ type: 'integer' }) attempt!: number;
  @ApiProperty({ format: 'date-time' }) attemptedAt!: string;
  @ApiProperty({ type: 'integer' }) durationMs!: number;
  @ApiProperty({ type: String, nullable: true, description: 'Key that signed it.' }) keyId!: string | null;
  @ApiProperty({ type: 'integer', nullable: true }) responseStatus!: number | null;
  @ApiProperty({ type: String, nullable: true }) failure!: string | null;
}

export class WebhookDeliveryDetail extends WebhookDeliveryItem {
  @ApiProperty({ description: 'The CloudEvent as it is sent.' }) content!: string;
  @ApiProperty({ type: [WebhookAttemptItem], description: 'Oldest first.' }) log!: WebhookAttemptItem[];
}

/** A span of time whose events are sent again. */
export class ReplayWebhookDeliveriesRequest {
  @ApiProperty({ format: 'date-time', description: 'From this moment on.' })
  @IsMomentText()
  from!: string;

  @ApiProperty({ format: 'date-time', description: 'Before this moment.' })
  @IsMomentText()
  to!: string;

  @ApiPropertyOptional({ default: false, description: 'Only what never arrived.' })
  @IsOptional()
  @IsBoolean()
  onlyFailed?: boolean;
}

export class ReplayedWebhookDeliveries {
  @ApiProperty({ type: 'integer', description: 'Deliveries that wait now; 10,000 at most.' }) count!: number;
}

export class StartedWebhookDelivery {
  @ApiProperty({ description: 'In its log the answer will stand.' }) deliveryId!: string;
}

/** A key that signs webhooks; the private part is shown to nobody. */
export class WebhookKeyItem {
  @ApiProperty({ description: 'Thumbprint (RFC 7638), the `keyid` of signatures.' }) keyId!: string;
  @ApiProperty({ description: 'Public key of Ed25519, base64url.' }) publicKey!: string;
  @ApiProperty({ format: 'date-time' }) signsFrom!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) publishedUntil!: string | null;
}

export class WebhookKeyList {
  @ApiProperty({ type: [WebhookKeyItem] }) items!: WebhookKeyItem[];
}

export class RotateWebhookKeyRequest {
  @ApiPropertyOptional({
    default: false,
    description:
      'For a key that others may have: the new one signs at once and the old ones are published no more. Otherwise it signs in an hour, and the old one stays published for a week.',
  })
  @IsOptional()
  @IsBoolean()
  atOnce?: boolean;
}
