import { describeAtStart } from '../document/describe-element.js';
import { child, children, idOf, text } from '../document/moddle-element.js';
import type { DeploymentRule } from './deployment-rule.js';

/** Signals are broadcast by name. Source: BPMN 2.0.2 section 10.5.5, "Signal". */
export const signalNeedsName: DeploymentRule = {
  name: 'signal-needs-name',
  *check({ flowElements }) {
    for (const element of flowElements) {
      for (const definition of children(element, 'eventDefinitions')) {
        if (definition.$type !== 'bpmn:SignalEventDefinition') continue;
        const signal = child(definition, 'signalRef');
        if (signal !== undefined && text(signal, 'name') !== undefined) continue;
        const lack =
          signal === undefined
            ? 'refers to no signal'
            : `refers to the signal "${idOf(signal)}", which has no name`;
        yield {
          elementId: idOf(element),
          message: `${describeAtStart(element)} ${lack}.`,
          fix: 'Choose a signal and give it the name under which it is broadcast.',
        };
      }
    }
  },
};
