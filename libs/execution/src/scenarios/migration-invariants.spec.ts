import type { ExecutableProcess } from '@vorgang/bpmn';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proposeMapping } from '../index.js';
import { openThings } from './support/open-things.js';
import { propertyRuns } from './support/property-runs.js';
import { chosenCommand, randomChoices, type Choice } from './support/random-commands.js';
import { randomPlaces, withRandomListeners } from './support/random-listeners.js';
import { randomModel } from './support/random-model.js';
import { Scenario } from './support/scenario.js';
import { tellListeners } from './support/tell-listeners.js';

describe('any process under any order of commands, migrated to the same model at any point', () => {
  // Beside these, every step of a scenario checks: same bytes from the same input and replay to the byte.
  it('moves without a refusal, keeps everything that waits, and goes on', { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(randomModel, randomChoices, fc.nat(14), (process, choices, moment) => {
        const scenario = new Scenario(process, { activationLimit: 60 }).start({
          x: 1,
          key: 'k',
          clerk: 'ada',
        });
        play(scenario, choices.slice(0, moment));
        if (scenario.status === 'SUSPENDED') scenario.resume();
        if (scenario.status === 'ACTIVE') migrateToSame(scenario, process);
        play(scenario, choices.slice(moment));
        if (scenario.status === 'SUSPENDED') scenario.resume();
        if (scenario.status === 'ACTIVE') scenario.cancel();
        expect([...openThings(scenario.changes)], 'nothing is left behind').toEqual([]);
      }),
      propertyRuns(0.2),
    );
  });

  it('moves as a whole or not at all to a changed model, and lives on by it', { timeout: 3_600_000 }, () => {
    let moved = 0;
    fc.assert(
      fc.property(
        randomModel,
        randomModel,
        randomPlaces,
        randomChoices,
        fc.nat(14),
        fc.nat(2),
        (process, other, places, choices, moment, change) => {
          // Grown by listeners, changed in what runs, or one that was drawn by somebody else.
          const target = change === 0 ? other : withRandomListeners({ ...process }, places);
          const scenario = new Scenario(process, { activationLimit: 60 }).start({
            x: 1,
            key: 'k',
            clerk: 'ada',
          });
          play(scenario, choices.slice(0, moment));
          if (scenario.status === 'SUSPENDED') scenario.resume();
          if (scenario.status === 'ACTIVE' && migrateAsProposed(scenario, target)) moved += 1;
          play(scenario, choices.slice(moment));
          if (scenario.status === 'SUSPENDED') scenario.resume();
          if (scenario.status === 'ACTIVE') scenario.cancel();
          tellListeners(scenario);
          expect([...openThings(scenario.changes)], 'nothing is left behind').toEqual([]);
        },
      ),
      propertyRuns(0.3),
    );
    expect(moved, 'some fit').toBeGreaterThan(0);
  });
});

/** Answers whether it moved; where it did not, nothing has changed. */
function migrateAsProposed(scenario: Scenario, target: ExecutableProcess): boolean {
  const before = JSON.stringify(scenario.state);
  const proposed = proposeMapping(scenario.process, target).flatMap(({ sourceElementId, targetElementId }) =>
    targetElementId === null ? [] : [[sourceElementId, targetElementId] as const],
  );
  scenario.migrate(target, Object.fromEntries(proposed));
  if (scenario.rejection === null) return true;
  expect(JSON.stringify(scenario.state), 'a refused migration changes nothing').toBe(before);
  expect(scenario.refusals.length, 'a refusal has reasons').toBeGreaterThan(0);
  return false;
}

function migrateToSame(scenario: Scenario, process: ExecutableProcess): void {
  const before = waiting(scenario);
  const ids = [...process.nodes.keys()].filter((id) => id !== process.id);
  scenario.migrate({ ...process }, Object.fromEntries(ids.map((id) => [id, id])));
  expect(scenario.rejection, 'the same model fits').toBeNull();
  expect(waiting(scenario), 'everything waits as before').toEqual(before);
}

/** All that lives, as plain data. */
function waiting(scenario: Scenario): unknown {
  return JSON.parse(JSON.stringify(scenario.state?.elementInstances ?? null));
}

function play(scenario: Scenario, choices: readonly Choice[]): void {
  for (const choice of choices) {
    const { state } = scenario;
    if (state?.status !== 'ACTIVE' && state?.status !== 'SUSPENDED') return;
    scenario.send(chosenCommand(state, choice));
  }
}
