import { describeAtStart } from '../document/describe-element.js';
import { child, children, idOf, text } from '../document/moddle-element.js';
import type { DeploymentRule } from './deployment-rule.js';

/** A timer has a date, a duration or a cycle, exactly one of them. Source: BPMN 2.0.2, table 10.101. */
export const timerNeedsDefinition: DeploymentRule = {
  name: 'timer-needs-definition',
  *check({ flowElements }) {
    for (const element of flowElements) {
      for (const definition of children(element, 'eventDefinitions')) {
        if (definition.$type !== 'bpmn:TimerEventDefinition') continue;
        const given = ['timeDate', 'timeDuration', 'timeCycle'].filter((property) => {
          const value = child(definition, property);
          return value !== undefined && text(value, 'body') !== undefined;
        });
        if (given.length === 1) continue;
        yield {
          elementId: idOf(element),
          message: `${describeAtStart(element)} has ${given.length === 0 ? 'no date, duration or cycle' : given.join(' and ')}.`,
          fix: 'Set exactly one of timeDate, timeDuration and timeCycle.',
        };
      }
    }
  },
};
