import { formatNumber } from '../ui/format.js';

/** What a batch operation does, as a heading. */
export function operationText(operationType: string): string {
  const words: Readonly<Record<string, string>> = {
    CANCEL_PROCESS_INSTANCE: 'Instanzen abbrechen',
    DELETE_DECISION_INSTANCE: 'Entscheidungen löschen',
    DELETE_PROCESS_INSTANCE: 'Instanzen löschen',
    MIGRATE_PROCESS_INSTANCE: 'Instanzen auf andere Version umstellen',
    MODIFY_PROCESS_INSTANCE: 'Ablauf von Instanzen ändern',
    RESOLVE_INCIDENT: 'Störungen beheben',
    RESUME_PROCESS_INSTANCE: 'Instanzen fortsetzen',
    SUSPEND_PROCESS_INSTANCE: 'Instanzen anhalten',
    UPDATE_VARIABLE: 'Variable setzen',
  };
  return words[operationType] ?? operationType;
}

export function batchStateText(state: string): {
  readonly text: string;
  readonly kind: 'info' | 'success' | 'warning' | 'danger';
} {
  switch (state) {
    case 'CREATED':
      return { text: 'Wird vorbereitet', kind: 'info' };
    case 'ACTIVE':
      return { text: 'Läuft', kind: 'info' };
    case 'SUSPENDED':
      return { text: 'Angehalten', kind: 'warning' };
    case 'COMPLETED':
      return { text: 'Fertig', kind: 'success' };
    case 'PARTIALLY_COMPLETED':
      return { text: 'Fertig, mit Fehlern', kind: 'danger' };
    case 'CANCELED':
      return { text: 'Beendet', kind: 'warning' };
    default:
      return { text: 'Fehlgeschlagen', kind: 'danger' };
  }
}

/** How far a batch operation is. */
export interface BatchCounts {
  readonly operationsTotalCount: number;
  readonly operationsCompletedCount: number;
  readonly operationsFailedCount: number;
  readonly isCaptured: boolean;
}

/** The counts in one sentence: “1.200 von 2.000 erledigt, 3 fehlgeschlagen”. */
export function progressText(batch: BatchCounts): string {
  const total = `${batch.isCaptured ? '' : 'bisher '}${formatNumber(batch.operationsTotalCount)}`;
  const failed =
    batch.operationsFailedCount > 0 ? `, ${formatNumber(batch.operationsFailedCount)} fehlgeschlagen` : '';
  return `${formatNumber(batch.operationsCompletedCount)} von ${total} erledigt${failed}`;
}
