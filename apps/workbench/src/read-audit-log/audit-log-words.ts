import { operationText } from '../follow-batches/batch-words.js';
import {
  extentText,
  permissionText,
  resourceTexts,
  type ResourceType,
} from '../administer-directory/grant-words.js';
import type { AuditLogEntry, EntityType, OperationType } from './audit-log-query.js';

const entities: Readonly<Record<EntityType, string>> = {
  AUTHORIZATION: 'Berechtigung',
  BATCH: 'Sammelaktion',
  CLIENT: 'Programm',
  DECISION: 'Entscheidung',
  GROUP: 'Gruppe',
  INCIDENT: 'Störung',
  JOB: 'Auftrag',
  MAPPING_RULE: 'Zuordnungsregel',
  PROCESS_INSTANCE: 'Instanz',
  RESOURCE: 'Modell oder Formular',
  ROLE: 'Rolle',
  TENANT: 'Mandant',
  USER: 'Benutzer',
  USER_TASK: 'Aufgabe',
  VARIABLE: 'Variable',
};

const operations: Readonly<Record<OperationType, string>> = {
  ASSIGN: 'zugewiesen',
  CANCEL: 'abgebrochen',
  COMPLETE: 'erledigt',
  CREATE: 'angelegt',
  DELETE: 'gelöscht',
  EVALUATE: 'ausgewertet',
  MIGRATE: 'umgestellt',
  MODIFY: 'geändert',
  RESOLVE: 'behoben',
  RESUME: 'fortgesetzt',
  SUSPEND: 'angehalten',
  UNASSIGN: 'entzogen',
  UNKNOWN: 'verändert',
  UPDATE: 'geändert',
};

/** Where noun and participle do not make a sentence that anybody would say. */
const idioms: Readonly<Record<string, string>> = {
  'AUTHORIZATION CREATE': 'Berechtigung erteilt',
  'AUTHORIZATION DELETE': 'Berechtigung entzogen',
  'BATCH CREATE': 'Sammelaktion begonnen',
  'BATCH UPDATE': 'Fehlgeschlagenes erneut versucht',
  'DECISION CREATE': 'Entscheidung bereitgestellt',
  'GROUP ASSIGN': 'In Gruppe aufgenommen',
  'GROUP UNASSIGN': 'Aus Gruppe entfernt',
  'RESOURCE CREATE': 'Modell oder Formular bereitgestellt',
  'TENANT ASSIGN': 'Mandanten zugeordnet',
  'TENANT UNASSIGN': 'Von Mandanten getrennt',
};

/** What was done, in a few words. */
export function deedText({
  entityType,
  operationType,
}: Pick<AuditLogEntry, 'entityType' | 'operationType'>): string {
  return idioms[`${entityType} ${operationType}`] ?? `${entities[entityType]} ${operations[operationType]}`;
}

/** Who was assigned or given something: „Benutzer mia.mueller“. */
export function relatedText({
  relatedEntityType,
  relatedEntityKey,
}: Pick<AuditLogEntry, 'relatedEntityType' | 'relatedEntityKey'>): string | null {
  if (relatedEntityKey === null) return null;
  return relatedEntityType === null ? relatedEntityKey : `${entities[relatedEntityType]} ${relatedEntityKey}`;
}

/** What it was done with. */
export function subjectText(entry: AuditLogEntry): string {
  const { entityType, entityKey, entityDescription, batchOperationType } = entry;
  switch (entityType) {
    case 'AUTHORIZATION':
      return grantText(entityDescription ?? entityKey);
    case 'BATCH':
      return operationText(batchOperationType ?? entityDescription ?? entityKey);
    case 'DECISION':
    case 'RESOURCE':
      return entry.decisionDefinitionId === null || entityDescription !== 'DECISION_INSTANCE'
        ? (entityDescription ?? entityKey)
        : `Auswertung von ${entry.decisionDefinitionId}`;
    case 'CLIENT':
    case 'GROUP':
    case 'INCIDENT':
    case 'JOB':
    case 'MAPPING_RULE':
    case 'PROCESS_INSTANCE':
    case 'ROLE':
    case 'TENANT':
    case 'USER':
    case 'USER_TASK':
    case 'VARIABLE':
      return entityKey;
  }
}

/** „Prozesse, alle: Instanzen starten, Lesen“; what cannot be read stays as it is. */
function grantText(description: string): string {
  const [, resourceType, extent, permissions] = /^(\w+) (.*): ([\w, ]*)$/.exec(description) ?? [];
  if (resourceType === undefined || extent === undefined || permissions === undefined) return description;
  const resource = resourceTexts[resourceType as ResourceType] ?? resourceType;
  return `${resource}, ${extentText(extent, null)}: ${permissions.split(', ').map(permissionText).join(', ')}`;
}

/** Who did it: a person, or a program. */
export function actorText(actorType: AuditLogEntry['actorType']): string {
  switch (actorType) {
    case 'USER':
      return 'Person';
    case 'CLIENT':
      return 'Programm';
    case 'ANONYMOUS':
      return 'Antragsteller/in';
    case 'UNKNOWN':
    case null:
      return 'Unbekannt';
  }
}
