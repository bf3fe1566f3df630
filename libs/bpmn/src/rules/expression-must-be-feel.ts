import { isFeelLanguage } from '@vorgang/feel';
import { describeAtStart } from '../document/describe-element.js';
import { child, children, idOf, text, type ModdleElement } from '../document/moddle-element.js';
import type { DeploymentRule } from './deployment-rule.js';

/** FEEL is the only language of expressions; an expression in another one would mean something else. */
export const expressionMustBeFeel: DeploymentRule = {
  name: 'expression-must-be-feel',
  *check({ flowElements, definitions }) {
    // The metamodel's default (XPath) sits on the prototype; only what the file itself says counts.
    const stated = Object.hasOwn(definitions, 'expressionLanguage')
      ? text(definitions, 'expressionLanguage')
      : undefined;
    for (const element of flowElements) {
      for (const expression of expressionsOf(element)) {
        const language = text(expression, 'language') ?? stated;
        if (isFeelLanguage(language)) continue;
        yield {
          elementId: idOf(element),
          message: `${describeAtStart(element)} has an expression in the language "${language}".`,
          fix: 'Write the expression in FEEL and remove the language from it and from the definitions.',
        };
      }
    }
  },
};

function expressionsOf(element: ModdleElement): readonly ModdleElement[] {
  const ofEvents = children(element, 'eventDefinitions').flatMap((definition) =>
    ['timeDate', 'timeDuration', 'timeCycle', 'condition'].map((property) => child(definition, property)),
  );
  const loop = child(element, 'loopCharacteristics');
  const repeating = ['loopCardinality', 'completionCondition', 'loopCondition'].map(
    (property) => loop && child(loop, property),
  );
  return [
    child(element, 'conditionExpression'),
    child(element, 'completionCondition'),
    child(element, 'activationCondition'),
    ...ofEvents,
    ...repeating,
  ].filter((expression) => expression !== undefined);
}
