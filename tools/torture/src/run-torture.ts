import { setTimeout as wait } from 'node:timers/promises';
import { openJournal } from '@vorgang/simulators';
import type { Accepted, Refused } from './actors/accepted.js';
import { completeTasks } from './actors/caseworkers.js';
import { Client, NoAnswer } from './actors/client.js';
import { workOnJobs } from './actors/job-workers.js';
import { resolveIncidents } from './actors/operator.js';
import { startPayer } from './actors/payer.js';
import { requestWork, type LoadParts } from './actors/request-work.js';
import { checkEverything } from './checker/check-everything.js';
import type { Finding } from './checker/finding.js';
import { causeFaults, type CausedFaults } from './faults/cause-faults.js';
import type { Release } from './installation/release.js';
import { installTimeWitness } from './installation/time-witness.js';
import { startTortureInstallation, type TortureInstallation } from './installation/torture-installation.js';
import { makePlan, type Plan, type PlannedAction, type PlanOptions } from './plan/plan.js';
import { seededRandom } from './random.js';
import { type Patience, settle } from './settle.js';
import { upgradeInTurn } from './upgrade-in-turn.js';

export interface TortureOptions extends PlanOptions {
  /** The installation begins as this release has it, and is upgraded during the run. */
  readonly older?: Release;
  /** Where everything stays for a look when something was found. */
  readonly keepOnFinding?: (installation: TortureInstallation, report: TortureReport) => Promise<void>;
}

export interface TortureReport {
  readonly plan: Plan;
  readonly faults: CausedFaults;
  readonly accepted: number;
  readonly findings: readonly Finding[];
  /** From the last fault until everything had ended, in seconds. */
  readonly settledAfter: number;
}

/** After the last fault, in seconds. */
const untilRest: Patience = { withoutStep: 60, atMost: 600 };

/** Lets the planned load and faults loose on a whole installation, waits for rest, and checks what is there. */
export async function runTorture(options: TortureOptions): Promise<TortureReport> {
  const plan = makePlan(options);
  const installation = await startTortureInstallation(plan.queue, options.older);
  try {
    await installTimeWitness(installation.databaseUrl);
    const upgrade = options.older ? () => upgradeInTurn(installation, options.seconds) : undefined;
    const report = await torture(installation, plan, upgrade);
    if (report.findings.length > 0) await options.keepOnFinding?.(installation, report);
    return report;
  } finally {
    await installation.stop();
  }
}

async function torture(
  installation: TortureInstallation,
  plan: Plan,
  upgrade?: () => Promise<void>,
): Promise<TortureReport> {
  const ending = new AbortController();
  const client = new Client(installation.addresses, ending.signal);
  const accepted = openJournal<Accepted>(installation.folder, 'accepted');
  const refused = openJournal<Refused>(installation.folder, 'refused');
  const helpers = Promise.all([
    ...[1, 2, 3].map((worker) =>
      untilEnd(workOnJobs(client, accepted, seededRandom(plan.seed + worker), ending.signal)),
    ),
    untilEnd(completeTasks(client, accepted, ending.signal)),
    untilEnd(resolveIncidents(client, ending.signal)),
  ]);
  const payer = startPayer(installation.payment.url, installation.payment.folder);
  const statusAddress = `${installation.statuses.url}/api/v1/statuses`;
  const parts = {
    client,
    portalAddress: installation.addresses[0],
    statusAddress,
    accepted,
    refused,
    end: ending.signal,
  };
  const unanswered = new Map<string, PlannedAction>(plan.actions.map((action) => [action.id, action]));
  const load = sendLoad(parts, plan, unanswered);
  const [faults] = await Promise.all([causeFaults(installation, plan.faults), upgrade?.()]);
  const healed = performance.now();
  await settle(installation, untilRest, () => unanswered.size === 0);
  const settledAfter = (performance.now() - healed) / 1_000;
  const forgotten = [...unanswered.values()];
  ending.abort();
  const [, endings] = await Promise.all([helpers, load, payer.stop()]);
  // From here on nothing changes: the checker sees the database and the journals at one moment.
  await installation.stopPrograms();
  const { accepted: count, findings } = await checkEverything(installation);
  return {
    plan,
    faults,
    accepted: count,
    findings: [...forgotten.map((action) => neverAnswered(action, endings.get(action.id))), ...findings],
    settledAfter,
  };
}

function neverAnswered({ id, kind }: PlannedAction, ending: Error | undefined): Finding {
  const reason = ending?.cause instanceof Error ? ending.cause : ending;
  return {
    oracle: 'I5',
    kind: 'lost',
    subject: `request ${id}`,
    detail: `${kind} got no answer: ${reason?.message ?? 'no attempt came back'}`,
  };
}

/**
 * Each request at its moment, however long those before it take.
 *
 * @param unanswered loses each request that got its answer
 * @returns why the others had to give up at the end of the run
 */
async function sendLoad(
  parts: LoadParts,
  { actions }: Plan,
  unanswered: Map<string, PlannedAction>,
): Promise<ReadonlyMap<string, Error>> {
  const begin = performance.now();
  const endings = new Map<string, Error>();
  const underWay: Promise<void>[] = [];
  for (const action of actions) {
    await wait(Math.max(0, action.at - (performance.now() - begin)));
    underWay.push(
      requestWork(parts, action).then(
        () => void unanswered.delete(action.id),
        (error: unknown) => {
          if (!(error instanceof NoAnswer)) throw error;
          endings.set(action.id, error);
        },
      ),
    );
  }
  await Promise.all(underWay);
  return endings;
}

/** Who helps stops in the middle of a request when the run ends. */
function untilEnd(work: Promise<void>): Promise<void> {
  return work.catch((error: unknown) => {
    if (!(error instanceof NoAnswer)) throw error;
  });
}
