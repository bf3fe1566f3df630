import { describeAtStart } from '../document/describe-element.js';
import { child, idOf, type ModdleElement } from '../document/moddle-element.js';
import { isInstantiating } from '../reading/tasks.js';
import type { DeploymentRule } from './deployment-rule.js';
import { incomingFlows } from './incoming-flows.js';

/**
 * A receive task that begins instances has happened when its token comes: nothing leads to it, nothing interrupts it,
 * and it happens once. Source: BPMN 2.0.2, table 10.11.
 */
export const instantiatingTaskMustFit: DeploymentRule = {
  name: 'instantiating-task-must-fit',
  *check(document) {
    const incoming = incomingFlows(document);
    for (const task of document.flowElements.filter(isInstantiating)) {
      for (const { what, fix } of problemsOf(task, document.flowElements, incoming.has(task))) {
        yield {
          elementId: idOf(task),
          message: `${describeAtStart(task)} begins instances, but ${what}.`,
          fix,
        };
      }
    }
  },
};

function* problemsOf(
  task: ModdleElement,
  flowElements: readonly ModdleElement[],
  isReached: boolean,
): Iterable<{ readonly what: string; readonly fix: string }> {
  if (task.$parent?.$type !== 'bpmn:Process' || isReached) {
    yield {
      what: 'a token can reach it',
      fix: 'Remove the attribute instantiate, or draw the task at the beginning of the process without incoming flows.',
    };
  }
  if (child(task, 'loopCharacteristics') !== undefined) {
    yield { what: 'is repeated', fix: 'Remove the marker; draw a second task for further messages.' };
  }
  if (flowElements.some((event) => child(event, 'attachedToRef') === task)) {
    yield { what: 'has an event on its boundary', fix: 'Attach the event to a later activity.' };
  }
}
