import { ApiProperty } from '@nestjs/swagger';
import { LabelledValue } from './labelled-value.dto.js';
import { CaseListItem } from './search-cases.dto.js';

/** An element of the process that was or is active in this case. */
export class CaseStep {
  @ApiProperty() elementInstanceKey!: string;
  @ApiProperty() elementId!: string;
  @ApiProperty() elementName!: string;
  @ApiProperty({ description: 'As in the Orchestration Cluster API, such as `USER_TASK`.' })
  elementType!: string;
  @ApiProperty({ enum: ['ACTIVE', 'COMPLETED', 'TERMINATED'] }) state!: 'ACTIVE' | 'COMPLETED' | 'TERMINATED';
  @ApiProperty({ format: 'date-time' }) startedAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) endedAt!: string | null;
  @ApiProperty() hasIncident!: boolean;
}

/** A user task of the case. */
export class CaseTask {
  @ApiProperty() userTaskKey!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ enum: ['CREATED', 'COMPLETED', 'CANCELED', 'FAILED'] })
  state!: 'CREATED' | 'COMPLETED' | 'CANCELED' | 'FAILED';
  @ApiProperty({ type: String, nullable: true }) assigneeName!: string | null;
  @ApiProperty({ type: [String] }) candidateGroupNames!: string[];
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) dueDate!: string | null;
}

/** A date on which the process goes on by itself. */
export class CaseTimer {
  @ApiProperty() timerKey!: string;
  @ApiProperty() elementId!: string;
  @ApiProperty({ description: 'Name of the timer event, or its id.' }) name!: string;
  @ApiProperty({ format: 'date-time' }) dueAt!: string;
}

export class CaseDocument {
  @ApiProperty() documentId!: string;
  @ApiProperty() kind!: string;
  @ApiProperty() fileName!: string;
  @ApiProperty() mediaType!: string;
  @ApiProperty({ type: 'integer', description: 'Size in bytes.' }) size!: number;
  @ApiProperty({ type: String, nullable: true }) verificationCode!: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
}

export class CasePayment {
  @ApiProperty() paymentId!: string;
  @ApiProperty({ type: 'integer', description: 'Euro cents.' }) amountCents!: number;
  @ApiProperty() purpose!: string;
  @ApiProperty({ enum: ['REQUESTED', 'OPEN', 'PAID', 'FAILED', 'CANCELED'] })
  state!: 'REQUESTED' | 'OPEN' | 'PAID' | 'FAILED' | 'CANCELED';
  @ApiProperty({ format: 'date-time' }) updatedAt!: string;
}

export class CaseNotice {
  @ApiProperty() noticeId!: string;
  @ApiProperty({ enum: ['PORTAL', 'EMAIL'] }) channel!: 'PORTAL' | 'EMAIL';
  @ApiProperty() subject!: string;
  @ApiProperty() body!: string;
  @ApiProperty({ enum: ['CREATED', 'SENT', 'FAILED'] }) state!: 'CREATED' | 'SENT' | 'FAILED';
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
}

export class CaseNote {
  @ApiProperty() noteId!: string;
  @ApiProperty() authorName!: string;
  @ApiProperty() text!: string;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
}

/** A fault in the case that a person has to look at. */
export class CaseIncident {
  @ApiProperty() incidentKey!: string;
  @ApiProperty() elementId!: string;
  @ApiProperty() elementName!: string;
  @ApiProperty() errorType!: string;
  @ApiProperty() errorMessage!: string;
  @ApiProperty({ type: String, nullable: true }) jobKey!: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
}

/** Everything of one case on one screen. */
export class CaseDetail {
  @ApiProperty({ type: CaseListItem }) case!: CaseListItem;
  @ApiProperty({ description: 'What the citizen is told: one of the six statuses of the ZBP.' })
  publicStatus!: string;
  @ApiProperty({ type: String, nullable: true, description: 'The same in a sentence, from the model.' })
  statusText!: string | null;
  @ApiProperty({ type: String, nullable: true }) applicantEmail!: string | null;
  @ApiProperty() processInstanceKey!: string;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Null for the moment before the process has started, and after its data was deleted.',
  })
  processDefinitionKey!: string | null;
  @ApiProperty({ type: 'integer', nullable: true }) processVersion!: number | null;
  @ApiProperty({ enum: ['STARTING', 'ACTIVE', 'SUSPENDED', 'COMPLETED', 'TERMINATED', 'DELETED'] })
  processState!: 'STARTING' | 'ACTIVE' | 'SUSPENDED' | 'COMPLETED' | 'TERMINATED' | 'DELETED';
  @ApiProperty({ type: [LabelledValue] }) application!: LabelledValue[];
  @ApiProperty({ type: [CaseStep], description: 'In the order in which they began.' }) steps!: CaseStep[];
  @ApiProperty({ type: [CaseTask] }) tasks!: CaseTask[];
  @ApiProperty({ type: [CaseTimer] }) timers!: CaseTimer[];
  @ApiProperty({ type: [CaseDocument] }) documents!: CaseDocument[];
  @ApiProperty({ type: [CasePayment] }) payments!: CasePayment[];
  @ApiProperty({ type: [CaseNotice] }) notices!: CaseNotice[];
  @ApiProperty({ type: [CaseNote] }) notes!: CaseNote[];
  @ApiProperty({ type: [CaseIncident] }) incidents!: CaseIncident[];
}
