import { expect } from 'vitest';
import type { Command, Wait } from '../../index.js';
import type { Scenario } from './scenario.js';

/** Cancelation waits for the listeners of user tasks: whatever they need, they get. */
export function tellListeners(
  scenario: Scenario,
  send: (command: Command) => unknown = (command) => scenario.send(command),
): void {
  for (let round = 0; scenario.status === 'ACTIVE'; round += 1) {
    expect(round, 'cancelation comes to its end').toBeLessThan(200);
    const instances = Object.values(scenario.state!.elementInstances);
    const asked = instances.find(({ waits }) => waits.some(isTaskListener));
    const job = asked?.waits.find(isTaskListener);
    if (asked === undefined || job?.kind !== 'job') {
      send({ kind: 'setVariables', scopeKey: scenario.state!.rootKey, variables: { key: 'k' }, local: true });
      const held = instances.find(({ incident }) => incident?.retry === 'transition')!;
      send({ kind: 'resolveIncident', incidentKey: held.incident!.incidentKey });
      continue;
    }
    send({ kind: 'completeJob', jobKey: job.jobKey, variables: {} });
  }
}

function isTaskListener(wait: Wait): boolean {
  return wait.kind === 'job' && wait.listener?.kind === 'TASK_LISTENER';
}
