import type { EventNode } from '@vorgang/bpmn';
import { definitionsStillNeeded, prepareScopeAround } from '../../conduct/begin-instance.js';
import { prepareWaits } from '../../conduct/open-subscriptions.js';
import { success } from '../../conduct/outcome.js';
import { passThrough } from '../../conduct/pass-through.js';
import { lookupFrom } from '../../conduct/read-variables.js';
import type { ElementBehaviour } from '../element-behaviour.js';

/**
 * A start event has happened when its token is placed; it hands on what came with it. One that needs several triggers
 * waits for the others first. With its end the scope has all its variables, so from then on the event sub-processes in
 * it are waited for.
 * Source: BPMN 2.0.2 section 10.5.2 and 10.3.5.
 */
export const startEvent: ElementBehaviour<EventNode> = {
  prepare(execution, element, variables) {
    const needed = definitionsStillNeeded(execution, element);
    if (needed === undefined) return passThrough(execution, element, variables);
    const site = {
      element,
      event: element.node,
      interrupting: true,
      variables: lookupFrom(execution.draft, element.key),
    };
    const openings = prepareWaits(execution, site, needed);
    if (!openings.ok) return openings;
    return success(() => {
      for (const open of openings.value) open();
    });
  },

  prepareLeaving: prepareScopeAround,
};
