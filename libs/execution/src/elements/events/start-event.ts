import type { EventNode } from '@vorgang/bpmn';
import { elementOf } from '../../conduct/execution.js';
import { prepareEventSubProcesses } from '../../conduct/event-sub-processes.js';
import { success } from '../../conduct/outcome.js';
import { passThrough } from '../../conduct/pass-through.js';
import type { ElementBehaviour } from '../element-behaviour.js';

/**
 * A start event has happened when its token is placed; it hands on what came with it. With its end the scope has all
 * its variables, so from then on the event sub-processes in it are waited for.
 * Source: BPMN 2.0.2 section 10.5.2 and 10.3.5.
 */
export const startEvent: ElementBehaviour<EventNode> = {
  prepare: passThrough,

  prepareLeaving(execution, element) {
    const scope = element.scopeKey === null ? undefined : execution.draft.instance(element.scopeKey);
    if (scope === undefined) return success(() => undefined);
    const openings = prepareEventSubProcesses(execution, elementOf(execution, scope));
    if (!openings.ok) return openings;
    return success(() => {
      for (const open of openings.value) open();
    });
  },
};
