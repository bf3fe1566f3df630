import { describeAtStart } from '../document/describe-element.js';
import { extension, idOf, text, type ModdleElement } from '../document/moddle-element.js';
import { listenersIn } from '../reading/listeners.js';
import type { DeploymentRule } from './deployment-rule.js';
import { namesIn } from './element-names.js';
import { messageReceivers } from './message-references.js';

/** Characters of a name at most. Much longer ones fit no index of the database, and running cases would stop there. */
const LONGEST_NAME = 255;

/** Instances, jobs, variables and messages are found by their names. */
export const nameMustBeShort: DeploymentRule = {
  name: 'name-must-be-short',
  *check(document) {
    const messages = new Map(messageReceivers(document).map(({ element, message }) => [element, message]));
    for (const element of [...document.processes, ...document.flowElements]) {
      const message = messages.get(element);
      const long = [...namesIn(element), fixedText(extension(element, 'zeebe:TaskDefinition'), 'type')]
        .concat(fixedText(message, 'name'), listenerTypes(element))
        .find((name) => name.length > LONGEST_NAME);
      if (long === undefined) continue;
      yield {
        elementId: idOf(element).slice(0, LONGEST_NAME),
        message: `${describeAtStart(element).slice(0, LONGEST_NAME)} has the name "${long.slice(0, 40)}..." of ${long.length} characters.`,
        fix: `Shorten it to ${LONGEST_NAME} characters.`,
      };
    }
  },
};

function listenerTypes(element: ModdleElement): readonly string[] {
  return ['zeebe:ExecutionListeners', 'zeebe:TaskListeners']
    .flatMap((type) => listenersIn(element, type))
    .map((listener) => fixedText(listener, 'type'));
}

/** The text where it is fixed; what FEEL gives is checked when it is evaluated. */
function fixedText(holder: ModdleElement | undefined, property: string): string {
  const value = (holder && text(holder, property)) ?? '';
  return value.startsWith('=') ? '' : value;
}
