import { describeElement } from '../document/describe-element.js';
import { child, idOf, type ModdleElement } from '../document/moddle-element.js';
import { readHeaders, readHeaderValues } from '../reading/data-mappings.js';
import { listenersIn } from '../reading/listeners.js';
import { parseRetryBackoff, RETRY_BACKOFF_HEADER } from '../reading/retry-backoff.js';
import type { DeploymentRule, Finding } from './deployment-rule.js';

/** The back-off of failed jobs is a fixed text, which is read at deployment and holds for every job. */
export const retryBackoffMustParse: DeploymentRule = {
  name: 'retry-backoff-must-parse',
  *check({ processes, flowElements }) {
    for (const element of [...processes, ...flowElements]) {
      yield* checkHeader(element, readHeaders(element), `The ${describeElement(element)}`);
      for (const listener of listenersIn(element, 'zeebe:ExecutionListeners')) {
        const headers = readHeaderValues(child(listener, 'headers'));
        yield* checkHeader(element, headers, `A listener of the ${describeElement(element)}`);
      }
    }
  },
};

function* checkHeader(
  element: ModdleElement,
  headers: Readonly<Record<string, string>>,
  bearer: string,
): Generator<Finding> {
  const given = headers[RETRY_BACKOFF_HEADER];
  if (given === undefined || parseRetryBackoff(given) !== null) return;
  yield {
    elementId: idOf(element),
    message: `${bearer} has the task header ${RETRY_BACKOFF_HEADER} "${given}", which is no back-off.`,
    fix:
      'Write a duration of up to 366 days such as PT10S, several such as PT1S,PT10S,PT1M, or one that grows such as ' +
      'PT1S*2..PT10M (times 2 after each failure, at most PT10M). FEEL, months and years are not possible here.',
  };
}
