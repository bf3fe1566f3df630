import type { LoadedInstance, StepRecord } from '../commit/step-record.js';
import { canonicalJson } from './canonical-json.js';
import { historyHash, noPreviousHash, personalCommitment } from './history-hash.js';
import { currentHistoryFormat, type HistoryRow } from './history-row.js';
import { historyTime } from './history-time.js';
import { separatePersonalPart } from './personal-part.js';
import { randomSalt } from './random-salt.js';

/** What the history keeps of a step. */
export interface StepToRecord extends Pick<
  StepRecord,
  'tenantId' | 'processInstanceKey' | 'changes' | 'actor' | 'at'
> {
  readonly before: Pick<LoadedInstance, 'historySequence' | 'historyHash'> | null;
  readonly command: { readonly kind: string };
}

/** The history row of a step, chained to the row before it. */
export function recordStep(step: StepToRecord): HistoryRow {
  const separated = separatePersonalPart(step.changes);
  const row = {
    tenantId: step.tenantId,
    processInstanceKey: step.processInstanceKey,
    sequence: String((step.before?.historySequence ?? 0) + 1),
    format: currentHistoryFormat,
    recordedAt: historyTime(step.at),
    actorKind: step.actor.kind,
    actorId: step.actor.id,
    command: step.command.kind,
    payload: canonicalJson(separated.payload),
    ...sealPersonalPart(separated.personal),
  };
  const previousHash =
    step.before === null ? noPreviousHash : Buffer.from(step.before.historyHash).toString('hex');
  return { ...row, hash: historyHash(previousHash, row) };
}

function sealPersonalPart(values: SeparatedValues): Pick<HistoryRow, 'personal' | 'salt' | 'commitment'> {
  if (values.length === 0) return { personal: null, salt: null, commitment: '' };
  const personal = canonicalJson(values);
  const salt = randomSalt();
  return { personal, salt: salt.toString('hex'), commitment: personalCommitment(personal, salt) };
}

type SeparatedValues = ReturnType<typeof separatePersonalPart>['personal'];
