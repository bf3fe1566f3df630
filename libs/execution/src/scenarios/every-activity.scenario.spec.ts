import { describe, expect, it } from 'vitest';
import { PLACES } from './conformance/executed-facts.js';
import { activitySpecimens, type ActivitySpecimen } from './support/activity-specimens.js';
import {
  boundary,
  compensation,
  end,
  forEach,
  looping,
  model,
  path,
  serviceTask,
  start,
  throwing,
  undoneBy,
  type Part,
  type Piece,
} from './support/model-builder.js';
import { waitedFor } from './support/event-specimens.js';
import { places } from './support/places.js';
import { Scenario } from './support/scenario.js';

const named = activitySpecimens.map((specimen) => [specimen.type, specimen] as const);
const variables = { key: 'k', x: 0 };

const run = (...pieces: readonly Piece[]) => new Scenario(model(...pieces)).start(variables);

const between = (activity: Part) => run(start(), activity, end(), path('start', 'act', 'end'));

const happenedTo = (scenario: Scenario) =>
  scenario.happened.filter((line) => /^act (activated|completed|terminated)$/.test(line));

const completeAll = (scenario: Scenario, { complete }: ActivitySpecimen, times: number) => {
  for (let time = 0; time < times; time += 1) complete?.(scenario);
  return scenario;
};

describe.each(named)('%s, in every manner (BPMN 2.0.2, 10.3 and 13.3)', (_, specimen) => {
  it('alone', () => {
    const scenario = completeAll(between(specimen.part()), specimen, 1);
    expect(happenedTo(scenario)).toEqual(['act activated', 'act completed']);
    expect(scenario.status).toBe('COMPLETED');
  });

  it('as parallel multi-instance: its body, and all instances at once', () => {
    const scenario = completeAll(between(forEach(specimen.part(), { cardinality: '2' })), specimen, 2);
    const activated = Array.from({ length: 3 }, () => 'act activated');
    const completed = Array.from({ length: 3 }, () => 'act completed');
    expect(happenedTo(scenario)).toEqual([...activated, ...completed]);
    expect(scenario.status).toBe('COMPLETED');
  });

  const oneAfterTheOther = [
    'act activated',
    ...['act activated', 'act completed'],
    ...['act activated', 'act completed'],
    'act completed',
  ];

  it('as sequential multi-instance: its body, and one instance after the other', () => {
    const loop = { cardinality: '2', sequential: true };
    const scenario = completeAll(between(forEach(specimen.part(), loop)), specimen, 2);
    expect(happenedTo(scenario)).toEqual(oneAfterTheOther);
    expect(scenario.status).toBe('COMPLETED');
  });

  it('in a standard loop', () => {
    const loop = { condition: 'loopCounter < 2' };
    const scenario = completeAll(between(looping(specimen.part(), loop)), specimen, 2);
    expect(happenedTo(scenario)).toEqual(oneAfterTheOther);
    expect(scenario.status).toBe('COMPLETED');
  });

  it('undone by its handler', () => {
    const scenario = run(
      start(),
      undoneBy(specimen.part(), 'undo'),
      serviceTask('undo'),
      throwing('undoing', compensation()),
      path('start', 'act', 'undoing'),
    );
    completeAll(scenario, specimen, 1);
    expect(happenedTo(scenario)).toEqual(['act activated', 'act completed']);
    expect(scenario.tokens).toEqual(['undoing', 'undo']);
    expect(scenario.completeJob('undo').status).toBe('COMPLETED');
  });

  it('as the handler that undoes another activity', () => {
    const scenario = run(
      start(),
      undoneBy(serviceTask('done'), 'act'),
      specimen.part(),
      throwing('undoing', compensation()),
      path('start', 'done', 'undoing'),
    );
    completeAll(scenario.completeJob('done'), specimen, 1);
    expect(happenedTo(scenario)).toEqual(['act activated', 'act completed']);
    expect(scenario.status).toBe('COMPLETED');
  });
});

describe.each(named)('%s, in every scope (BPMN 2.0.2, 10.3 and 13.3)', (_, specimen) => {
  it.each(PLACES)('%s', (place) => {
    const { scenario, rounds } = places[place]((begin) => [
      begin,
      specimen.part(),
      serviceTask('after'),
      path('begin', 'act', 'after'),
    ]);
    for (let round = 1; round <= rounds; round += 1) {
      expect(scenario.status).toBe('ACTIVE');
      completeAll(scenario, specimen, 1).completeJob('after');
    }
    expect(scenario.status).toBe('COMPLETED');
  });
});

const REPETITIONS: readonly (readonly [string, (activity: Part) => Part, number])[] = [
  ['alone', (activity) => activity, 1],
  ['as parallel multi-instance', (activity) => forEach(activity, { cardinality: '2' }), 2],
  [
    'as sequential multi-instance',
    (activity) => forEach(activity, { cardinality: '2', sequential: true }),
    2,
  ],
];

const waiting = named.filter(([, { complete }]) => complete !== undefined);

describe.each(waiting)('events on the boundary of %s (BPMN 2.0.2, 10.5.4 and 13.5.3)', (_, specimen) => {
  const cases = waitedFor.flatMap((caught) =>
    REPETITIONS.map(
      ([manner, repeat, times]) => [caught.type, manner, { ...caught, repeat, times }] as const,
    ),
  );
  const withBoundary = (
    activity: Part,
    definition: (typeof waitedFor)[number]['definition'],
    interrupting: boolean,
  ) =>
    run(
      start(),
      activity,
      boundary('event', 'act', definition, { interrupting }),
      serviceTask('after'),
      path('start', 'act'),
      path('event', 'after'),
    );

  it.each(cases)('%s interrupts the activity %s', (_type, _manner, { definition, trigger, repeat }) => {
    const scenario = withBoundary(repeat(specimen.part()), definition, true);
    trigger(scenario);
    expect(scenario.tokens).toEqual(['after']);
    expect(scenario.completeJob('after').status).toBe('COMPLETED');
  });

  it.each(cases)('%s beside the activity %s', (_type, _manner, { definition, trigger, repeat, times }) => {
    const scenario = withBoundary(repeat(specimen.part()), definition, false);
    const before = scenario.tokens;
    trigger(scenario);
    expect(scenario.tokens).toEqual([...before, 'after']);
    expect(completeAll(scenario, specimen, times).tokens).toEqual(['after']);
    expect(scenario.completeJob('after').status).toBe('COMPLETED');
  });
});
