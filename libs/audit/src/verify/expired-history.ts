import type { ExpiredHistory } from '@vorgang/execution';
import { toRecordedStep, type HistoryRow } from '@vorgang/storage';

/**
 * The one entry that is left of a history whose time to live was over. Null: the history is whole, or should be. Where
 * it was removed in any other way, such an entry is missing and the numbers do not begin at 1.
 */
export function expiredHistory(history: readonly HistoryRow[]): ExpiredHistory | null {
  const [row, ...others] = history;
  if (row?.command !== 'expireProcessInstance' || others.length > 0) return null;
  try {
    const [change, ...more] = toRecordedStep(row).changes;
    if (change?.kind !== 'processInstanceDeleted' || more.length > 0) return null;
    return change.expired ?? null;
  } catch {
    return null;
  }
}
