import { describeAtStart } from '../document/describe-element.js';
import { child, children, extension, idOf, text, type ModdleElement } from '../document/moddle-element.js';
import type { DeploymentRule } from './deployment-rule.js';

type Fault = readonly [what: string, fix: string];

/**
 * What runs in an ad-hoc sub-process is chosen while it runs, so nothing in it begins or ends by itself.
 * Source: BPMN 2.0.2 section 10.3.5; Camunda 8 documentation, "Ad-hoc sub-processes".
 */
export const adHocMustFit: DeploymentRule = {
  name: 'ad-hoc-must-fit',
  *check({ flowElements }) {
    for (const element of flowElements) {
      if (element.$type !== 'bpmn:AdHocSubProcess') continue;
      for (const [what, fix] of [
        ...faultsInside(element),
        ...faultsOfOutput(element),
        ...faultsOfJob(element),
      ]) {
        yield { elementId: idOf(element), message: `${describeAtStart(element)} ${what}.`, fix };
      }
    }
  },
};

function* faultsInside(element: ModdleElement): Generator<Fault> {
  const inner = children(element, 'flowElements');
  if (inner.some(({ $type }) => $type === 'bpmn:StartEvent' || $type === 'bpmn:EndEvent')) {
    yield ['has a start or end event', 'Remove it: elements without incoming flows can be activated.'];
  }
  if (!inner.some(({ $type }) => /(Task|SubProcess|CallActivity|Transaction)$/.test($type))) {
    yield ['has no activity', 'Draw the activities that may be chosen into it.'];
  }
}

function* faultsOfOutput(element: ModdleElement): Generator<Fault> {
  const zeebe = extension(element, 'zeebe:AdHoc');
  const collection = zeebe && text(zeebe, 'outputCollection');
  const outputElement = zeebe && text(zeebe, 'outputElement');
  if ((collection === undefined) !== (outputElement === undefined)) {
    yield [
      'has only one of outputCollection and outputElement',
      'Set both outputCollection and outputElement, or neither.',
    ];
  }
  if (collection !== undefined && !/^[\p{L}_][\p{L}\p{N}_]*$/u.test(collection)) {
    yield [
      `collects its outputs in "${collection}", which is no name of a variable`,
      'Write letters, digits and _, such as results.',
    ];
  }
}

/** A worker that chooses and a model that chooses would contradict each other. */
function* faultsOfJob(element: ModdleElement): Generator<Fault> {
  const definition = extension(element, 'zeebe:TaskDefinition');
  if (definition === undefined) {
    if (extension(element, 'zeebe:TaskHeaders') === undefined) return;
    yield ['has task headers but no job', 'Add zeebe:taskDefinition with a type, or remove the headers.'];
    return;
  }
  if ((text(definition, 'type') ?? '') === '') {
    yield ['has a zeebe:taskDefinition without type', 'Set the type that its job worker takes.'];
  }
  const zeebe = extension(element, 'zeebe:AdHoc');
  if (zeebe !== undefined && text(zeebe, 'activeElementsCollection') !== undefined) {
    yield [
      'has a job, whose worker activates its elements, and activeElementsCollection',
      'Remove activeElementsCollection, or the zeebe:taskDefinition.',
    ];
  }
  if (child(element, 'completionCondition') !== undefined) {
    yield [
      'has a job, whose worker says when it is complete, and a completionCondition',
      'Remove the completionCondition, or the zeebe:taskDefinition.',
    ];
  }
}
