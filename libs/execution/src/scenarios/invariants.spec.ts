import type { ExecutableProcess } from '@vorgang/bpmn';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ElementInstance, PlainState } from '../index.js';
import { openThings } from './support/open-things.js';
import { chosenCommand, randomChoices, type Choice } from './support/random-commands.js';
import { randomModel } from './support/random-model.js';
import { Scenario } from './support/scenario.js';

describe('any process under any order of commands', () => {
  // Beside these, every step of a scenario checks: same bytes from the same input, replay to the byte,
  // the given state untouched, and JSON in between changes nothing.
  it('conserves tokens, leaves no orphan wait, and ends with nothing left', { timeout: 180_000 }, () => {
    fc.assert(
      fc.property(randomModel, randomChoices, (process, choices) => {
        const scenario = play(process, choices);
        expectNoOrphans(scenario);
        if (scenario.status === 'ACTIVE') scenario.cancel();
        expectNothingLeft(scenario);
      }),
      { numRuns: 500 },
    );
  });
});

function play(process: ExecutableProcess, choices: readonly Choice[]): Scenario {
  const scenario = new Scenario(process, { activationLimit: 60 }).start({ x: 1, key: 'k', clerk: 'ada' });
  for (const choice of choices) {
    const { state } = scenario;
    if (state === null || state.status !== 'ACTIVE') break;
    expectEveryTokenAtWork(state);
    scenario.send(chosenCommand(state, choice));
  }
  return scenario;
}

/** What lives waits, holds an incident, contains life, or has tokens at a join. */
function expectEveryTokenAtWork(state: PlainState): void {
  const instances = Object.values(state.elementInstances);
  expect(instances, 'an active instance lives').not.toHaveLength(0);
  const parents = new Set(instances.map((instance) => instance.scopeKey));
  for (const instance of instances) {
    const isAtWork =
      instance.waits.length > 0 ||
      instance.incident !== undefined ||
      instance.arrivals !== undefined ||
      // It waits to be told what to do.
      instance.elementType === 'AD_HOC_SUB_PROCESS' ||
      parents.has(instance.key);
    expect(isAtWork, `${instance.elementId} is ${instance.phase} and waits for something`).toBe(true);
  }
}

/** What the history opened and never closed is exactly what the state waits for. */
function expectNoOrphans(scenario: Scenario): void {
  const living = Object.values(scenario.state?.elementInstances ?? {}).flatMap(keysOf);
  expect([...openThings(scenario.changes)].sort()).toEqual(living.sort());
}

function expectNothingLeft(scenario: Scenario): void {
  expect(scenario.state?.elementInstances).toEqual({});
  expect(Object.keys(scenario.state?.variables ?? {})).toEqual([scenario.state?.rootKey]);
  expect([...openThings(scenario.changes)]).toEqual([]);
}

function keysOf(instance: ElementInstance): readonly string[] {
  const waits = instance.waits.map((wait) => {
    switch (wait.kind) {
      case 'job':
        return wait.jobKey;
      case 'calledProcess':
        return wait.calledProcessInstanceKey;
      case 'userTask':
        return wait.userTaskKey;
      case 'timer':
        return wait.timerKey;
      case 'message':
      case 'signal':
        return wait.subscriptionKey;
      case 'condition':
        return wait.conditionKey;
    }
  });
  return [
    instance.key,
    ...waits,
    ...(instance.incident === undefined ? [] : [instance.incident.incidentKey]),
  ];
}
