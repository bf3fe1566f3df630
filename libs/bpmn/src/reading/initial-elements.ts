import { child, children, flag, type ModdleElement } from '../document/moddle-element.js';
import { compensationLinks } from './compensation-handlers.js';
import { linkOf } from './links.js';

/** Scopes that may lack a start event. */
const SCOPES = ['bpmn:Process', 'bpmn:SubProcess', 'bpmn:Transaction'];

/** Flow nodes; data and sequence flows take no token. */
const FLOW_NODE = /(Event|Task|Gateway|SubProcess|Transaction|CallActivity)$/;

/**
 * The elements that all get a token when a scope begins that has no start event: those that no sequence flow leads to.
 * What begins otherwise is none of them: boundary events, event sub-processes, targets of links, compensation handlers.
 * Empty for a scope that begins in another way. Source: BPMN 2.0.2 section 10.5.2 and 13.3.4.
 */
export function initialElements(scope: ModdleElement): readonly ModdleElement[] {
  const inner = children(scope, 'flowElements');
  if (!SCOPES.includes(scope.$type) || flag(scope, 'triggeredByEvent') || inner.some(beginsScope)) return [];
  const reached = new Set(
    inner.flatMap((element) => (element.$type === 'bpmn:SequenceFlow' ? child(element, 'targetRef') : [])),
  );
  const handlers = new Set(compensationLinks(scope).map(({ handler }) => handler));
  return inner.filter(
    (element) =>
      FLOW_NODE.test(element.$type) &&
      !reached.has(element) &&
      !handlers.has(element) &&
      !flag(element, 'isForCompensation') &&
      !beginsOtherwise(element),
  );
}

/**
 * A start event; or what may stand in for one at the beginning of a process: a receive task or event-based gateway that
 * instantiates. Source: BPMN 2.0.2 section 10.3.3 and 10.6.6.
 */
export function beginsScope(element: ModdleElement): boolean {
  return (
    element.$type === 'bpmn:StartEvent' ||
    ((element.$type === 'bpmn:EventBasedGateway' || element.$type === 'bpmn:ReceiveTask') &&
      flag(element, 'instantiate'))
  );
}

function beginsOtherwise(element: ModdleElement): boolean {
  if (element.$type === 'bpmn:BoundaryEvent' || flag(element, 'triggeredByEvent')) return true;
  return element.$type === 'bpmn:IntermediateCatchEvent' && linkOf(element) !== undefined;
}
