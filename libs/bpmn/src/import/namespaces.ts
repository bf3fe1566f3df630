export const BPMN = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
export const ZEEBE = 'http://camunda.org/schema/zeebe/1.0';

/** Engines of the Activiti family, whose extensions have the same names. */
const CONVERTIBLE: readonly string[] = [
  'http://camunda.org/schema/1.0/bpmn',
  'http://activiti.org/bpmn',
  'http://flowable.org/bpmn',
  'http://operaton.org/schema/1.0/bpmn',
];

/** Diagrams and the shapes in them; harmless to execution. */
export const DIAGRAM_NAMESPACES: readonly string[] = [
  'http://www.omg.org/spec/BPMN/20100524/DI',
  'http://www.omg.org/spec/DD/20100524/DI',
  'http://www.omg.org/spec/DD/20100524/DC',
];

export function isConvertible(namespace: string): boolean {
  return CONVERTIBLE.includes(namespace);
}

/** DMN 1.1 to 1.5. */
export function isDecisionNamespace(namespace: string): boolean {
  return /^https?:\/\/www\.omg\.org\/spec\/DMN\/\d{8}\/(MODEL\/?|dmn\.xsd)$/.test(namespace);
}

/** Extensions that engines of the Activiti family add to DMN. */
export function isForeignDecisionNamespace(namespace: string): boolean {
  return /^http:\/\/(camunda|operaton)\.org\/schema\/1\.0\/dmn$|^http:\/\/(activiti|flowable)\.org\/dmn$/.test(
    namespace,
  );
}
