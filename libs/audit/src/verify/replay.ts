import { applyChange, type Change, type ExecutionState } from '@vorgang/execution';
import { storableText, toRecordedStep, type HistoryRow, type RecordedStep } from '@vorgang/storage';
import type { InstanceRow } from '../source/recorded-case.js';
import type { BrokenRow } from './verify-chain.js';

/** The row of the instance that a history leads to; `tokens` and `variables` as JSON texts. */
export type ReplayedCase =
  | {
      readonly instance: InstanceRow;
      /** The last thing that happened is the removal of the rows that queries read. */
      readonly deleted: boolean;
    }
  | { readonly broken: BrokenRow };

/** Carries all recorded changes out again. The chain must have been verified before. */
export function replay(history: readonly HistoryRow[]): ReplayedCase {
  let state: ExecutionState | null = null;
  const changes: Change[] = [];
  let endDate: string | null = null;
  for (const row of history) {
    const step = read(row);
    if (step === null) return { broken: { code: 'payload', sequence: row.sequence } };
    for (const change of step.changes) {
      state = fold(state, change);
      if (state === null) return { broken: { code: 'replay', sequence: row.sequence } };
      changes.push(change);
    }
    const ended = state?.status === 'COMPLETED' || state?.status === 'TERMINATED';
    endDate = ended ? row.recordedAt : null;
  }
  const first = history[0];
  const last = history.at(-1);
  if (state === null || first === undefined || last === undefined) {
    return { broken: { code: 'replay', sequence: first?.sequence ?? '0' } };
  }
  const deleted = changes.at(-1)?.kind === 'processInstanceDeleted';
  return { deleted, instance: instanceRow(state, changes, first, last, endDate) };
}

function read(row: HistoryRow): RecordedStep | null {
  try {
    return toRecordedStep(row);
  } catch {
    return null;
  }
}

function fold(state: ExecutionState | null, change: Change): ExecutionState | null {
  try {
    return applyChange(state, change);
  } catch {
    return null;
  }
}

function instanceRow(
  state: ExecutionState,
  changes: readonly Change[],
  first: HistoryRow,
  last: HistoryRow,
  endDate: string | null,
): InstanceRow {
  const { variables, ...tokens } = state;
  const created = changes.find((change) => change.kind === 'processInstanceCreated');
  const count = (kind: Change['kind']): number => changes.filter((change) => change.kind === kind).length;
  return {
    processDefinitionKey: state.processDefinitionKey,
    processDefinitionId: state.bpmnProcessId,
    processDefinitionVersion: state.processDefinitionVersion,
    state: state.status,
    startDate: first.recordedAt,
    endDate,
    businessId: created?.businessId === undefined ? null : storableText(created.businessId),
    tags: (created?.tags ?? []).map(storableText),
    incidentCount: count('incidentRaised') - count('incidentResolved'),
    // Every step counts both up by one.
    version: last.sequence,
    historySequence: last.sequence,
    historyHash: last.hash,
    tokens: JSON.stringify(tokens),
    variables: JSON.stringify(variables),
  };
}
