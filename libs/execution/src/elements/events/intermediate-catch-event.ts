import type { EventNode } from '@vorgang/bpmn';
import { prepareScopeOfBeginning } from '../../conduct/begin-instance.js';
import { prepareWaits } from '../../conduct/open-subscriptions.js';
import { success } from '../../conduct/outcome.js';
import { passThrough } from '../../conduct/pass-through.js';
import { lookupFrom } from '../../conduct/read-variables.js';
import type { ElementBehaviour } from '../element-behaviour.js';

/** The token waits until the event happens. Source: BPMN 2.0.2 section 10.5.4 and 13.5.2. */
export const intermediateCatchEvent: ElementBehaviour<EventNode> = {
  prepare(execution, element, variables) {
    // A link only marks where the token goes on.
    if (element.node.definitions.every(({ kind }) => kind === 'link')) {
      return passThrough(execution, element, variables);
    }
    const site = {
      element,
      event: element.node,
      interrupting: true,
      variables: lookupFrom(execution.draft, element.key),
    };
    const openings = prepareWaits(execution, site, element.node.definitions);
    if (!openings.ok) return openings;
    return success(() => {
      for (const open of openings.value) open();
    });
  },

  prepareLeaving: prepareScopeOfBeginning,
};
