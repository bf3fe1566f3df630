import { describeAtStart } from '../document/describe-element.js';
import { extension, idOf, text } from '../document/moddle-element.js';
import type { DeploymentRule } from './deployment-rule.js';

export const decisionNeedsIdAndResult: DeploymentRule = {
  name: 'decision-needs-id-and-result',
  *check({ flowElements }) {
    for (const element of flowElements) {
      const called = extension(element, 'zeebe:CalledDecision');
      if (called === undefined) continue;
      for (const property of ['decisionId', 'resultVariable'] as const) {
        if (text(called, property) !== undefined) continue;
        yield {
          elementId: idOf(element),
          message: `${describeAtStart(element)} calls a decision without ${property}.`,
          fix: `Set ${property} of zeebe:calledDecision.`,
        };
      }
    }
  },
};
