const names: Readonly<Record<string, string>> = {
  Process: 'Prozess',
  Participant: 'Pool',
  Lane: 'Bahn',
  StartEvent: 'Startereignis',
  EndEvent: 'Endereignis',
  IntermediateCatchEvent: 'Zwischenereignis',
  IntermediateThrowEvent: 'Auslösendes Zwischenereignis',
  BoundaryEvent: 'Angeheftetes Ereignis',
  Task: 'Aufgabe',
  UserTask: 'Benutzeraufgabe',
  ManualTask: 'Manuelle Aufgabe',
  ServiceTask: 'Dienst',
  SendTask: 'Sendeaufgabe',
  ReceiveTask: 'Empfangsaufgabe',
  ScriptTask: 'Skript',
  BusinessRuleTask: 'Geschäftsregel',
  CallActivity: 'Aufruf-Aktivität',
  SubProcess: 'Teilprozess',
  EventSubProcess: 'Ereignis-Teilprozess',
  AdHocSubProcess: 'Ad-hoc-Teilprozess',
  Transaction: 'Transaktion',
  MultiInstanceBody: 'Wiederholung',
  ExclusiveGateway: 'Entscheidung',
  ParallelGateway: 'Paralleles Gateway',
  InclusiveGateway: 'Inklusives Gateway',
  EventBasedGateway: 'Ereignisbasiertes Gateway',
  ComplexGateway: 'Komplexes Gateway',
  SequenceFlow: 'Sequenzfluss',
  MessageFlow: 'Nachrichtenfluss',
  DataObjectReference: 'Datenobjekt',
  DataStoreReference: 'Datenspeicher',
  TextAnnotation: 'Anmerkung',
  Group: 'Gruppe',
};

/** German word for the kind of an element, from `bpmn:UserTask` as well as from `USER_TASK`. */
export function elementTypeName(type: string): string {
  const name = type.startsWith('bpmn:') ? type.slice('bpmn:'.length) : pascalCase(type);
  return names[name] ?? name;
}

function pascalCase(type: string): string {
  return type
    .split('_')
    .map((word) => word.charAt(0) + word.slice(1).toLowerCase())
    .join('');
}
