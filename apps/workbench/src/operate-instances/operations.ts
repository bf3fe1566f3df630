import type { Schemas } from '../api/client.js';

type OperationType = Schemas['StartBatchOperationRequest']['operationType'];

/** Something that can be done with many process instances, in words. */
export interface Operation {
  readonly type: Exclude<OperationType, 'MIGRATE_PROCESS_INSTANCE' | 'MODIFY_PROCESS_INSTANCE'>;
  readonly label: string;
  readonly permission: string;
  /** What is counted: instances or incidents. */
  readonly noun: readonly [one: string, many: string];
  /** The button that does it, after the count: “12 Instanzen abbrechen”. */
  readonly verb: string;
  readonly consequence: string;
}

const instances = ['Instanz', 'Instanzen'] as const;

export const operations: readonly Operation[] = [
  {
    type: 'CANCEL_PROCESS_INSTANCE',
    label: 'Abbrechen …',
    permission: 'CANCEL_PROCESS_INSTANCE',
    noun: instances,
    verb: 'abbrechen',
    consequence:
      'Alle offenen Aufgaben, Fristen und Nachrichten dieser Instanzen enden. Das lässt sich nicht rückgängig machen.',
  },
  {
    type: 'SUSPEND_PROCESS_INSTANCE',
    label: 'Anhalten …',
    permission: 'UPDATE_PROCESS_INSTANCE',
    noun: instances,
    verb: 'anhalten',
    consequence:
      'Solange eine Instanz angehalten ist, geht darin nichts weiter: Aufgaben lassen sich nicht erledigen, Fristen und Nachrichten warten. Sie können die Instanzen jederzeit fortsetzen.',
  },
  {
    type: 'RESUME_PROCESS_INSTANCE',
    label: 'Fortsetzen …',
    permission: 'UPDATE_PROCESS_INSTANCE',
    noun: instances,
    verb: 'fortsetzen',
    consequence:
      'Angehaltene Instanzen laufen weiter. Was inzwischen fällig wurde, geschieht jetzt: Fristen laufen ab, Nachrichten kommen an.',
  },
  {
    type: 'DELETE_PROCESS_INSTANCE',
    label: 'Löschen …',
    permission: 'DELETE_PROCESS_INSTANCE',
    noun: instances,
    verb: 'löschen',
    consequence:
      'Beendete und abgebrochene Instanzen verschwinden aus allen Listen und Suchen, mit ihren Variablen. Das lässt sich nicht rückgängig machen. Das Protokoll bleibt erhalten und hält das Löschen fest.',
  },
  {
    type: 'RESOLVE_INCIDENT',
    label: 'Störungen beheben …',
    permission: 'UPDATE_PROCESS_INSTANCE',
    noun: ['Störung', 'Störungen'],
    verb: 'beheben',
    consequence:
      'Was fehlgeschlagen ist, wird noch einmal versucht; Arbeit ohne Versuche bekommt drei neue. Beheben Sie vorher die Ursache, sonst entsteht die Störung neu.',
  },
  {
    type: 'UPDATE_VARIABLE',
    label: 'Variable setzen …',
    permission: 'UPDATE_PROCESS_INSTANCE',
    noun: instances,
    verb: 'ändern',
    consequence: 'Die Variable wird in jeder Instanz gesetzt; ein früherer Wert wird ersetzt.',
  },
];
