import type { ExecutableProcess } from '@vorgang/bpmn';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyChange,
  restoreState,
  type Change,
  type Command,
  type ElementInstance,
  type ExecutionState,
  type PlainState,
} from '../index.js';
import { openThings } from './support/open-things.js';
import { chosenCommand, randomChoices, type Choice } from './support/random-commands.js';
import { propertyRuns } from './support/property-runs.js';
import { randomPlaces, withRandomListeners } from './support/random-listeners.js';
import { randomModel } from './support/random-model.js';
import { Scenario } from './support/scenario.js';
import { tellListeners } from './support/tell-listeners.js';

describe('any process under any order of commands', () => {
  // Beside these, every step of a scenario checks: same bytes from the same input, replay to the byte,
  // the given state untouched, and JSON in between changes nothing.
  it(
    'conserves tokens, leaves no orphan wait, survives a crash at any change, and ends with nothing left',
    { timeout: 3_600_000 },
    () => {
      fc.assert(
        fc.property(
          randomModel,
          randomPlaces,
          randomChoices,
          randomCrash,
          (process, places, choices, crash) => {
            const played = play(withRandomListeners(process, places), choices, crash);
            const { scenario } = played;
            expectNoOrphans(scenario);
            if (scenario.status === 'SUSPENDED') resume(played);
            if (scenario.status === 'ACTIVE') played.send({ kind: 'cancelProcessInstance' });
            tellListeners(scenario, played.send);
            expectNothingLeft(scenario);
            expectSameAfterCrash(played, crash);
          },
        ),
        propertyRuns(),
      );
    },
  );
});

/** Before which command the process dies, and how many changes of it were made in its memory by then. */
const randomCrash = fc.record({ at: fc.nat(14), changes: fc.nat(40) });
type Crash = Parameters<Parameters<typeof randomCrash.map>[0]>[0];

/** An instance that has lived, and what was stored of it before the crash. */
interface Played {
  readonly scenario: Scenario;
  /** Sends a command, and remembers it where it comes after the crash. */
  readonly send: (command: Command) => void;
  readonly stored: () => Scenario | undefined;
  readonly commandsSince: readonly Command[];
}

function play(process: ExecutableProcess, choices: readonly Choice[], crash: Crash): Played {
  const scenario = new Scenario(process, { activationLimit: 60 }).start({ x: 1, key: 'k', clerk: 'ada' });
  const commandsSince: Command[] = [];
  let stored: Scenario | undefined;
  let sent = 0;
  const send = (command: Command): void => {
    if (sent === crash.at) stored = scenario.recovered();
    if (sent >= crash.at) commandsSince.push(command);
    sent += 1;
    scenario.send(command);
  };
  for (const choice of choices) {
    const { state } = scenario;
    if (state === null || !isAlive(state.status)) break;
    expectEveryTokenAtWork(state);
    const command = chosenCommand(state, choice);
    send(command);
    if (choice.how % 5 === 0) sendAgain(scenario, command, send);
  }
  return { scenario, send, stored: () => stored, commandsSince };
}

function isAlive(status: ExecutionState['status']): boolean {
  return status === 'ACTIVE' || status === 'SUSPENDED';
}

/** A suspended instance goes on, at most by the conditions that have come to hold meanwhile. */
function resume({ scenario, send }: Played): void {
  send({ kind: 'resumeProcessInstance', includeCalledInstances: false });
  expect(scenario.status, 'it goes on').not.toBe('SUSPENDED');
}

/** The same command once more, as after a lost answer: it fits again, or changes nothing. */
function sendAgain(scenario: Scenario, command: Command, send: (command: Command) => void): void {
  if (scenario.state === null || !isAlive(scenario.state.status)) return;
  const before = scenario.state;
  send(command);
  if (scenario.rejection !== null) expect(scenario.state, 'a refused command changes nothing').toBe(before);
}

/**
 * A process dies in the middle of a step: what it had changed in memory is gone, nothing was stored. Another one reads
 * what is stored, does the command again and goes on; in the end nothing tells the two lives apart.
 */
function expectSameAfterCrash({ scenario, stored, commandsSince }: Played, crash: Crash): void {
  const before = stored();
  if (before === undefined) return;
  const dying = before.recovered().send(commandsSince[0]!);
  const boundary = crash.changes % (dying.changes.length + 1);
  const partly = replay(before.state, dying.changes.slice(0, boundary));
  const whole = replay(partly, dying.changes.slice(boundary));
  expect(JSON.stringify(whole), 'history may be replayed from any change on').toBe(
    JSON.stringify(dying.state),
  );

  const recovered = before.recovered();
  for (const command of commandsSince) recovered.send(command);
  expect(JSON.stringify(recovered.state), 'the state after the crash').toBe(JSON.stringify(scenario.state));
  const since = scenario.changes.slice(scenario.changes.length - recovered.changes.length);
  expect(JSON.stringify(recovered.changes), 'the history after the crash').toBe(JSON.stringify(since));
}

/** Reads a stored state and applies changes to it. */
function replay(stored: PlainState | null, changes: readonly Change[]): PlainState | null {
  const state = stored === null ? null : restoreState(stored);
  const replayed = changes.reduce<ExecutionState | null>(applyChange, state);
  return JSON.parse(JSON.stringify(replayed)) as PlainState | null;
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
      instance.ending !== undefined ||
      isAboutToEnd(state, instance) ||
      // It waits to be told what to do.
      instance.elementType === 'AD_HOC_SUB_PROCESS' ||
      parents.has(instance.key);
    expect(isAtWork, `${instance.elementId} is ${instance.phase} and waits for something`).toBe(true);
  }
}

/** What has thrown waits for the listeners of those whom it ends. */
function isAboutToEnd(state: PlainState, { scopeKey }: ElementInstance): boolean {
  for (let key = scopeKey; key !== null;) {
    const scope = state.elementInstances[key];
    if (scope === undefined) return false;
    if (scope.ending !== undefined) return true;
    key = scope.scopeKey;
  }
  return false;
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
