import { describeAtStart } from '../document/describe-element.js';
import { idOf } from '../document/moddle-element.js';
import { readProperties, readPropertyValues } from '../reading/data-mappings.js';
import { HISTORY_TIME_TO_LIVE, isHistoryTimeToLive } from '../reading/history-time-to-live.js';
import type { DeploymentRule } from './deployment-rule.js';

/** How long history is kept is read at deployment, and holds for the process as a whole. */
export const historyTimeToLiveMustParse: DeploymentRule = {
  name: 'history-time-to-live-must-parse',
  *check({ processes, flowElements }) {
    for (const process of processes) {
      const [given, ...others] = readPropertyValues(process, HISTORY_TIME_TO_LIVE);
      if (others.length > 0) {
        yield {
          elementId: idOf(process),
          message: `${describeAtStart(process)} has the property ${HISTORY_TIME_TO_LIVE} several times.`,
          fix: 'Keep one of them: what is removed too early is gone for good.',
        };
        continue;
      }
      if (given === undefined || isHistoryTimeToLive(given)) continue;
      yield {
        elementId: idOf(process),
        message: `${describeAtStart(process)} has the property ${HISTORY_TIME_TO_LIVE} "${given}", which is no duration.`,
        fix:
          'Write an ISO 8601 duration of whole numbers and at most 1,000 years, such as P180D or P10Y, or take the ' +
          'property out: then the rule of the installation holds. FEEL is not possible here.',
      };
    }
    for (const element of flowElements) {
      if (readProperties(element)[HISTORY_TIME_TO_LIVE] === undefined) continue;
      yield {
        elementId: idOf(element),
        message: `${describeAtStart(element)} has the property ${HISTORY_TIME_TO_LIVE}, which has no effect there.`,
        fix: 'Move it to the process: its instances are kept as a whole.',
      };
    }
  },
};
