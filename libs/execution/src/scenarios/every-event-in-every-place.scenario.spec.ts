import { describe, expect, it } from 'vitest';
import { PLACES, type Place } from './conformance/executed-facts.js';
import { eventSpecimens, type EventSpecimen } from './support/event-specimens.js';
import { places } from './support/places.js';
import type { Scenario } from './support/scenario.js';

/** What the trace says of the elements that the specimen is about. */
function happenedTo(scenario: Scenario): readonly string[] {
  return scenario.happened.filter((line) =>
    /^(event|after|undo|handler) (activated|completed|terminated|throws .*|undoes .*)$|^work (completed|terminated)$/.test(
      line,
    ),
  );
}

/** Nothing begins or ends by itself in an ad-hoc sub-process. */
function fits({ position }: EventSpecimen, place: Place): boolean {
  return place !== 'ad-hoc sub-process' || position !== 'end';
}

describe.each(PLACES)('every event in the scope: %s (BPMN 2.0.2, 10.5 and 13.5)', (place) => {
  it.each(
    eventSpecimens
      .filter((specimen) => fits(specimen, place))
      .map((specimen) => [`${specimen.type}, ${specimen.position}`, specimen] as const),
  )('%s', (_, specimen) => {
    const { scenario, rounds } = places[place]((begin) => specimen.pieces(begin, {}));
    for (let round = 1; round <= rounds; round += 1) {
      expect(scenario.status).toBe('ACTIVE');
      void scenario.happened;
      specimen.trigger(scenario);
      expect(happenedTo(scenario)).toEqual(specimen.trace);
      specimen.finish(scenario);
    }
    expect(scenario.incidents).toEqual([]);
    expect(scenario.status).toBe('COMPLETED');
  });
});

describe('data mappings of every event (Camunda 8 documentation, "Input/output variable mappings")', () => {
  it.each(
    eventSpecimens
      .filter(({ type, position }) => type !== 'compensation' || position !== 'boundary, interrupting')
      .map((specimen) => [`${specimen.type}, ${specimen.position}`, specimen] as const),
  )('%s', (_, specimen) => {
    const throws = ['intermediate, throwing', 'end'].includes(specimen.position);
    const mappings = throws
      ? { inputs: { local: '=x + 1' }, outputs: { mapped: '=local + 1' } }
      : { outputs: { mapped: '=1 + 1' } };
    const { scenario } = places['process']((begin) => specimen.pieces(begin, mappings));
    specimen.trigger(scenario);
    specimen.finish(scenario);
    expect(scenario.status).toBe('COMPLETED');
    expect(scenario.variables).not.toHaveProperty('local');
    // An error end event does not complete, so it hands on nothing.
    const isMapped = specimen.type !== 'error' || specimen.position !== 'end';
    expect('mapped' in scenario.variables).toBe(isMapped);
  });
});
