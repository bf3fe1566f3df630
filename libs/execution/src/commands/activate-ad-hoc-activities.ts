import { activateInAdHoc } from '../conduct/ad-hoc.js';
import { describe, elementOf, isContainer } from '../conduct/execution.js';
import { terminateChildren } from '../conduct/terminate-element.js';
import { chooseActivations } from './choose-activations.js';
import type { ActivateAdHocActivitiesCommand } from './command.js';
import { reject, type CommandHandler } from './command-handler.js';

/** Someone chooses what runs next in an ad-hoc sub-process, all of it or nothing. */
export const activateAdHocActivities: CommandHandler<ActivateAdHocActivitiesCommand> = (
  execution,
  command,
) => {
  const instance = execution.draft.instance(command.elementInstanceKey);
  const element = instance === undefined ? undefined : elementOf(execution, instance);
  if (instance?.elementType !== 'AD_HOC_SUB_PROCESS' || element === undefined || !isContainer(element.node)) {
    return reject(
      'NOT_FOUND',
      `Element instance ${command.elementInstanceKey} of process instance ` +
        `${execution.draft.state.processInstanceKey} is no ad-hoc sub-process that lives. Load the element instances again.`,
    );
  }
  if (instance.phase !== 'ACTIVE' || instance.enough === true) {
    return reject(
      'INVALID_STATE',
      `The ad-hoc sub-process ${describe(element.node)} is complete or held by an incident: nothing in it can begin.`,
    );
  }
  const adHoc = { ...element, node: element.node };
  const chosen = chooseActivations(execution, adHoc, command.elements, command.cancelRemainingInstances);
  if (!chosen.ok) return chosen.rejection;
  if (command.cancelRemainingInstances) terminateChildren(execution, element.key);
  activateInAdHoc(execution, adHoc, chosen.activations);
  return null;
};
