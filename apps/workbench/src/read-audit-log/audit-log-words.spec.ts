import { expect, test } from 'vitest';
import { deedText, relatedText, subjectText } from './audit-log-words.js';
import type { AuditLogEntry } from './audit-log-query.js';

function entry(changes: Partial<AuditLogEntry>): AuditLogEntry {
  const nothing = {
    entityDescription: null,
    relatedEntityType: null,
    relatedEntityKey: null,
    batchOperationType: null,
    decisionDefinitionId: null,
  };
  return { entityKey: '1', ...nothing, ...changes } as AuditLogEntry;
}

test.each<[Partial<AuditLogEntry>, string, string]>([
  [
    {
      entityType: 'ROLE',
      operationType: 'ASSIGN',
      entityKey: 'admin',
      relatedEntityType: 'USER',
      relatedEntityKey: 'ida',
    },
    'Rolle zugewiesen',
    'admin',
  ],
  [{ entityType: 'USER', operationType: 'CREATE', entityKey: 'ida' }, 'Benutzer angelegt', 'ida'],
  [
    {
      entityType: 'AUTHORIZATION',
      operationType: 'CREATE',
      entityDescription: 'PROCESS_DEFINITION *: CREATE_PROCESS_INSTANCE, READ_PROCESS_INSTANCE',
    },
    'Berechtigung erteilt',
    'Prozesse, alle: Instanzen starten, Instanzen lesen',
  ],
  [{ entityType: 'AUTHORIZATION', operationType: 'DELETE' }, 'Berechtigung entzogen', '1'],
  [
    { entityType: 'BATCH', operationType: 'SUSPEND', batchOperationType: 'CANCEL_PROCESS_INSTANCE' },
    'Sammelaktion angehalten',
    'Instanzen abbrechen',
  ],
  [
    { entityType: 'BATCH', operationType: 'CREATE', entityDescription: 'SUSPEND_PROCESS_INSTANCE' },
    'Sammelaktion begonnen',
    'Instanzen anhalten',
  ],
  [
    { entityType: 'RESOURCE', operationType: 'CREATE', entityDescription: 'permit.bpmn' },
    'Modell oder Formular bereitgestellt',
    'permit.bpmn',
  ],
  [
    {
      entityType: 'DECISION',
      operationType: 'DELETE',
      entityDescription: 'DECISION_INSTANCE',
      decisionDefinitionId: 'fee',
    },
    'Entscheidung gelöscht',
    'Auswertung von fee',
  ],
])('%j', (changes, deed, subject) => {
  expect(deedText(entry(changes))).toBe(deed);
  expect(subjectText(entry(changes))).toBe(subject);
});

test('whoever was given something is named with what they are', () => {
  expect(relatedText(entry({ relatedEntityType: 'MAPPING_RULE', relatedEntityKey: 'bau' }))).toBe(
    'Zuordnungsregel bau',
  );
  expect(relatedText(entry({}))).toBeNull();
});
