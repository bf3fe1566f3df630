import type { Schemas } from '../api/client.js';

export type GrantRequest = Schemas['AuthorizationRequest'];
export type ResourceType = GrantRequest['resourceType'];
export type Permission = GrantRequest['permissionTypes'][number];

/** Each type of resource, as an administrator reads it. */
export const resourceTexts: Readonly<Record<ResourceType, string>> = {
  USER_TASK: 'Aufgaben',
  CASE: 'Vorgänge',
  PROCESS_DEFINITION: 'Prozesse',
  DECISION_DEFINITION: 'Entscheidungen',
  DECISION_REQUIREMENTS_DEFINITION: 'Entscheidungsmodelle',
  RESOURCE: 'Modelle und Formulare',
  DOCUMENT: 'Dokumente',
  MESSAGE: 'Nachrichten und Signale',
  EXPRESSION: 'Ausdrücke',
  CLUSTER_VARIABLE: 'Variablen der Installation',
  BATCH: 'Sammelaktionen',
  SYSTEM: 'Betrieb',
  GLOBAL_LISTENER: 'Beobachter aller Aufgaben',
  COMPONENT: 'Zugang zur Arbeitsoberfläche',
  AUDIT_LOG: 'Protokoll',
  USER: 'Benutzer',
  GROUP: 'Gruppen',
  ROLE: 'Rollen',
  TENANT: 'Mandanten',
  MAPPING_RULE: 'Zuordnungsregeln',
  AUTHORIZATION: 'Berechtigungen',
};

export const resourceTypes = Object.keys(resourceTexts) as readonly ResourceType[];

/** What may be done with each type; a test compares it with what the server knows. */
export const permissionsOf: Readonly<Record<ResourceType, readonly Permission[]>> = {
  AUDIT_LOG: ['READ'],
  AUTHORIZATION: ['CREATE', 'READ', 'UPDATE', 'DELETE'],
  BATCH: [
    'CREATE',
    'CREATE_BATCH_OPERATION_CANCEL_PROCESS_INSTANCE',
    'CREATE_BATCH_OPERATION_DELETE_DECISION_DEFINITION',
    'CREATE_BATCH_OPERATION_DELETE_DECISION_INSTANCE',
    'CREATE_BATCH_OPERATION_DELETE_PROCESS_DEFINITION',
    'CREATE_BATCH_OPERATION_DELETE_PROCESS_INSTANCE',
    'CREATE_BATCH_OPERATION_MIGRATE_PROCESS_INSTANCE',
    'CREATE_BATCH_OPERATION_MODIFY_PROCESS_INSTANCE',
    'CREATE_BATCH_OPERATION_RESOLVE_INCIDENT',
    'READ',
    'UPDATE',
  ],
  CASE: ['READ', 'UPDATE'],
  CLUSTER_VARIABLE: ['CREATE', 'READ', 'UPDATE', 'DELETE'],
  COMPONENT: ['ACCESS'],
  DECISION_DEFINITION: [
    'CREATE_DECISION_INSTANCE',
    'READ_DECISION_DEFINITION',
    'READ_DECISION_INSTANCE',
    'DELETE_DECISION_INSTANCE',
  ],
  DECISION_REQUIREMENTS_DEFINITION: ['READ'],
  DOCUMENT: ['CREATE', 'READ', 'DELETE'],
  EXPRESSION: ['EVALUATE'],
  GLOBAL_LISTENER: [
    'CREATE_TASK_LISTENER',
    'READ_TASK_LISTENER',
    'UPDATE_TASK_LISTENER',
    'DELETE_TASK_LISTENER',
  ],
  GROUP: ['CREATE', 'READ', 'UPDATE', 'DELETE'],
  MAPPING_RULE: ['CREATE', 'READ', 'UPDATE', 'DELETE'],
  MESSAGE: ['CREATE', 'READ'],
  PROCESS_DEFINITION: [
    'CREATE_PROCESS_INSTANCE',
    'READ_PROCESS_DEFINITION',
    'READ_PROCESS_INSTANCE',
    'READ_USER_TASK',
    'UPDATE_PROCESS_INSTANCE',
    'UPDATE_USER_TASK',
    'CANCEL_PROCESS_INSTANCE',
    'MODIFY_PROCESS_INSTANCE',
    'DELETE_PROCESS_INSTANCE',
    'CLAIM_USER_TASK',
    'COMPLETE_USER_TASK',
  ],
  RESOURCE: ['CREATE', 'READ', 'DELETE_DRD', 'DELETE_FORM', 'DELETE_PROCESS', 'DELETE_RESOURCE'],
  ROLE: ['CREATE', 'READ', 'UPDATE', 'DELETE'],
  SYSTEM: ['READ', 'READ_USAGE_METRIC', 'READ_JOB_METRIC', 'UPDATE'],
  TENANT: ['CREATE', 'READ', 'UPDATE', 'DELETE'],
  USER: ['CREATE', 'READ', 'UPDATE', 'DELETE'],
  USER_TASK: ['READ', 'UPDATE', 'CLAIM', 'COMPLETE'],
};

/** Types that are granted whole, because their resources have no ids; a test compares it with what the server takes. */
export const grantedWhole: readonly ResourceType[] = [
  'BATCH',
  'DOCUMENT',
  'EXPRESSION',
  'GLOBAL_LISTENER',
  'SYSTEM',
];

const permissionTexts: Readonly<Record<Permission, string>> = {
  ACCESS: 'Nutzen',
  CANCEL_PROCESS_INSTANCE: 'Instanzen abbrechen',
  CLAIM: 'Übernehmen',
  CLAIM_USER_TASK: 'Aufgaben übernehmen',
  COMPLETE: 'Erledigen',
  COMPLETE_USER_TASK: 'Aufgaben erledigen',
  CREATE: 'Anlegen',
  CREATE_BATCH_OPERATION_CANCEL_PROCESS_INSTANCE: 'Viele Instanzen abbrechen',
  CREATE_BATCH_OPERATION_DELETE_DECISION_DEFINITION: 'Viele Entscheidungen löschen',
  CREATE_BATCH_OPERATION_DELETE_DECISION_INSTANCE: 'Viele Auswertungen löschen',
  CREATE_BATCH_OPERATION_DELETE_PROCESS_DEFINITION: 'Viele Prozesse löschen',
  CREATE_BATCH_OPERATION_DELETE_PROCESS_INSTANCE: 'Viele Instanzen löschen',
  CREATE_BATCH_OPERATION_MIGRATE_PROCESS_INSTANCE: 'Viele Instanzen umstellen',
  CREATE_BATCH_OPERATION_MODIFY_PROCESS_INSTANCE: 'Viele Instanzen ändern',
  CREATE_BATCH_OPERATION_RESOLVE_INCIDENT: 'Viele Störungen beheben',
  CREATE_DECISION_INSTANCE: 'Auswerten',
  CREATE_PROCESS_INSTANCE: 'Instanzen starten',
  CREATE_TASK_LISTENER: 'Anlegen',
  DELETE: 'Löschen',
  DELETE_DECISION_INSTANCE: 'Auswertungen löschen',
  DELETE_DRD: 'Entscheidungsmodelle löschen',
  DELETE_FORM: 'Formulare löschen',
  DELETE_PROCESS: 'Prozesse löschen',
  DELETE_PROCESS_INSTANCE: 'Instanzen löschen',
  DELETE_RESOURCE: 'Andere Dateien löschen',
  DELETE_TASK_LISTENER: 'Löschen',
  EVALUATE: 'Auswerten',
  MODIFY_PROCESS_INSTANCE: 'Ablauf ändern',
  READ: 'Lesen',
  READ_DECISION_DEFINITION: 'Lesen',
  READ_DECISION_INSTANCE: 'Auswertungen lesen',
  READ_JOB_METRIC: 'Zahlen der Aufträge lesen',
  READ_PROCESS_DEFINITION: 'Lesen',
  READ_PROCESS_INSTANCE: 'Instanzen lesen',
  READ_TASK_LISTENER: 'Lesen',
  READ_USAGE_METRIC: 'Nutzungszahlen lesen',
  READ_USER_TASK: 'Aufgaben lesen',
  UPDATE: 'Ändern',
  UPDATE_PROCESS_INSTANCE: 'Instanzen bearbeiten',
  UPDATE_TASK_LISTENER: 'Ändern',
  UPDATE_USER_TASK: 'Aufgaben ändern',
};

export function permissionText(permission: string): string {
  return permissionTexts[permission as Permission] ?? permission;
}

/** The properties of a task that can name the caller. */
export const taskProperties = ['assignee', 'candidateUsers', 'candidateGroups'] as const;

const propertyTexts: Readonly<Record<string, string>> = {
  assignee: 'die der Person zugewiesen sind',
  candidateUsers: 'die der Person angeboten sind',
  candidateGroups: 'die einer Gruppe der Person angeboten sind',
};

export function propertyText(property: string): string {
  return propertyTexts[property] ?? property;
}

/** What a grant can be on: all resources of the type, one of them, or those with a property that names the person. */
export type Extent = 'all' | 'one' | (typeof taskProperties)[number];

/** What the server takes for the type. */
export function extentsOf(resourceType: ResourceType): readonly Extent[] {
  if (grantedWhole.includes(resourceType)) return ['all'];
  return resourceType === 'USER_TASK' ? ['all', 'one', ...taskProperties] : ['all', 'one'];
}

/** On what a grant is, in words. */
export function extentText(resourceId: string | null, property: string | null): string {
  if (property !== null) return propertyText(property);
  return resourceId === '*' || resourceId === null ? 'alle' : resourceId;
}

export type PermissionGroup = 'read' | 'create' | 'update' | 'delete' | 'more';

/** The columns of the matrix. */
export const permissionGroups: readonly { readonly group: PermissionGroup; readonly label: string }[] = [
  { group: 'read', label: 'Lesen' },
  { group: 'create', label: 'Anlegen' },
  { group: 'update', label: 'Ändern' },
  { group: 'delete', label: 'Löschen' },
  { group: 'more', label: 'Weitere' },
];

/** The column that a permission belongs to. */
export function groupOf(permission: string): PermissionGroup {
  if (permission.startsWith('READ')) return 'read';
  if (permission.startsWith('CREATE')) return 'create';
  if (permission.startsWith('UPDATE') || permission.startsWith('MODIFY')) return 'update';
  return permission.startsWith('DELETE') ? 'delete' : 'more';
}
