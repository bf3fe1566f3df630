import { checkAcceptedCommands } from './accepted-commands.js';
import { checkCompleters } from './completers.js';
import { checkEffects } from './effects.js';
import { withEvidence, type Places } from './evidence.js';
import type { Finding } from './finding.js';
import { checkHistories } from './histories.js';
import { checkQueues } from './queues.js';
import { checkStuck } from './stuck.js';
import { checkTimers } from './timers.js';
import { checkTokens } from './tokens.js';
import { checkUncovered } from './uncovered.js';

export interface CheckResult {
  readonly accepted: number;
  readonly findings: readonly Finding[];
}

/** Holds the database and the services' journals against what the clients were promised. Reads only. */
export function checkEverything(places: Places): Promise<CheckResult> {
  return withEvidence(places, async (evidence) => ({
    accepted: evidence.accepted.length,
    findings: [
      ...(await checkAcceptedCommands(evidence)),
      ...(await checkHistories(places)),
      ...(await checkUncovered(evidence)),
      ...(await checkEffects(evidence)),
      ...(await checkStuck(evidence)),
      ...(await checkQueues(places)),
      ...(await checkTimers(evidence)),
      ...checkCompleters(evidence),
      ...(await checkTokens(evidence)),
    ],
  }));
}
