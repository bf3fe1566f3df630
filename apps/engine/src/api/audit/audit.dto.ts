import { ApiProperty } from '@nestjs/swagger';
import type { FaultCode } from '@vorgang/audit';

export const actorKinds = ['user', 'client', 'citizen', 'worker', 'engine'] as const;
export type ActorKind = (typeof actorKinds)[number];

/** One fact of the history: who did what when, with the value before and after where there is one. */
export class AuditEvent {
  @ApiProperty({
    type: 'integer',
    description: 'Number of the step in the history of the case, without gaps.',
  })
  sequence!: number;

  @ApiProperty({ format: 'date-time' })
  at!: string;

  @ApiProperty({ enum: actorKinds })
  actorKind!: ActorKind;

  @ApiProperty()
  actorId!: string;

  @ApiProperty({ description: 'Name of the person, or the id of the component.' })
  actorName!: string;

  @ApiProperty({ description: 'Kind of the change, such as `userTaskCompleted`.' })
  kind!: string;

  @ApiProperty({ description: 'Id of the element of the model, or empty.' })
  elementId!: string;

  @ApiProperty({ description: 'What the change is about: name of the element, variable, or job type.' })
  subject!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Value before, as JSON.' })
  before!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Value after, as JSON.' })
  after!: string | null;
}

/** The whole history of a case. */
export class CaseHistory {
  @ApiProperty() caseId!: string;
  @ApiProperty() fileNumber!: string;
  @ApiProperty({ type: [AuditEvent], description: 'In the order in which they became true.' })
  events!: AuditEvent[];
}

const faultCodes: readonly FaultCode[] = [
  'sequence',
  'format',
  'owner',
  'hash',
  'commitment',
  'personalPartMissing',
  'payload',
  'replay',
  'historyMissing',
  'instanceMissing',
  'tail',
  'checkpoint',
  'state',
];

/** Outcome of recomputing the hash chain of a case. */
export class ChainVerification {
  @ApiProperty({
    description: 'True when every step is unchanged, none is missing, and they lead to the stored state.',
  })
  intact!: boolean;
  @ApiProperty({ type: 'integer', description: 'Steps checked.' }) checkedSteps!: number;
  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'The first step that does not fit, where one is to blame.',
  })
  brokenSequence!: number | null;

  @ApiProperty({
    enum: faultCodes,
    nullable: true,
    description:
      'What is wrong: a step was changed (hash, payload, commitment, format, owner), is another one than a checkpoint was signed for (checkpoint), is missing (sequence, tail, personalPartMissing, historyMissing, instanceMissing), or does not lead to what is stored (replay, state).',
  })
  fault!: FaultCode | null;

  @ApiProperty({ description: 'Hash of the last step, hexadecimal SHA-256.' }) lastHash!: string;
  @ApiProperty({ format: 'date-time' }) checkedAt!: string;

  @ApiProperty({
    type: 'integer',
    description: 'Steps up to this one are covered by a signed checkpoint; 0 where none is.',
  })
  coveredSteps!: number;
}

/** The newest checkpoint over all histories of the tenant. */
export class AuditCheckpoint {
  @ApiProperty({
    description: 'Number of entries of the tree that the checkpoint covers, as a decimal number.',
  })
  treeSize!: string;

  @ApiProperty({ format: 'date-time' }) createdAt!: string;

  @ApiProperty({
    description:
      'Signed note (C2SP tlog-checkpoint): origin, size, root hash of a Merkle tree (RFC 9162), Ed25519 signature.',
  })
  note!: string;

  @ApiProperty({
    description: 'The key that verifies the note. Trust only one that you have from elsewhere.',
  })
  verifierKey!: string;
}
