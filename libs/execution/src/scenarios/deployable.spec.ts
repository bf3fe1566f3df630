import { parseProcessModel, type ExecutableProcess } from '@vorgang/bpmn';
import { describe, expect, it } from 'vitest';
import { PLACES } from './conformance/executed-facts.js';
import { activitySpecimens } from './support/activity-specimens.js';
import { drawProcess } from './support/draw-process.js';
import { eventSpecimens } from './support/event-specimens.js';
import {
  all,
  end,
  forEach,
  instantiating,
  looping,
  model,
  onMessage,
  onSignal,
  onTimer,
  path,
  receiveTask,
  serviceTask,
  start,
  subProcess,
  type Definitions,
  type Part,
} from './support/model-builder.js';
import { places } from './support/places.js';

/** What the rules of deployment say of a model, drawn as a file. */
async function problemsOf(process: ExecutableProcess): Promise<readonly string[]> {
  const result = await parseProcessModel(drawProcess(process), 'scenario.bpmn');
  return result.ok
    ? []
    : result.problems.map(({ elementId, rule, message }) => `${elementId} ${rule}: ${message}`);
}

/** What runs in the scenarios must be what a designer can deploy. */
describe.each(PLACES)('every event in the scope: %s', (place) => {
  it.each(
    eventSpecimens
      .filter(({ position }) => place !== 'ad-hoc sub-process' || position !== 'end')
      .map((specimen) => [`${specimen.type}, ${specimen.position}`, specimen] as const),
  )('%s, is accepted', async (_, specimen) => {
    const { scenario } = places[place]((begin) => specimen.pieces(begin, {}));
    expect(await problemsOf(scenario.process)).toEqual([]);
  });
});

describe.each(activitySpecimens.map((specimen) => [specimen.type, specimen] as const))(
  '%s',
  (_, specimen) => {
    it.each<readonly [string, (activity: Part) => Part]>([
      ['alone', (activity) => activity],
      ['as parallel multi-instance', (activity) => forEach(activity, { items: 'items', item: 'item' })],
      [
        'as sequential multi-instance',
        (activity) => forEach(activity, { cardinality: '2', sequential: true }),
      ],
      ['in a loop', (activity) => looping(activity, { condition: 'loopCounter < 2' })],
    ])('%s, is accepted', async (_manner, repeat) => {
      const process = model(start(), repeat(specimen.part()), end(), path('start', 'act', 'end'));
      expect(await problemsOf(process)).toEqual([]);
    });
  },
);

describe('every beginning of a process', () => {
  it.each<readonly [string, Definitions | undefined]>([
    ['none', undefined],
    ['message', onMessage('m')],
    ['timer', onTimer('cycle', 'R/P1D')],
    ['signal', onSignal('s')],
    ['multiple', [onMessage('m'), onSignal('s')]],
    ['parallel multiple', all(onMessage('m'), onSignal('s'), onTimer('duration', 'PT1H'))],
  ])('%s, is accepted', async (_, definition) => {
    const process = model(start('begin', definition), serviceTask('work'), path('begin', 'work'));
    expect(await problemsOf(process)).toEqual([]);
  });

  it('an instantiating receive task, is accepted', async () => {
    const process = model(
      instantiating(receiveTask('begin', 'm')),
      serviceTask('work'),
      path('begin', 'work'),
    );
    expect(await problemsOf(process)).toEqual([]);
  });
});

describe('a scope without a start event', () => {
  it.each([
    ['a process', model(serviceTask('a'), serviceTask('b'), end(), path('b', 'end'))],
    [
      'a sub-process',
      model(start(), subProcess('sub', [serviceTask('a'), serviceTask('b')]), path('start', 'sub')),
    ],
  ])('%s, is accepted and begins at the same elements', async (_, process) => {
    const result = await parseProcessModel(drawProcess(process), 'scenario.bpmn');
    const begins = ({ nodes }: ExecutableProcess) =>
      [...nodes.values()].map((node) => ('initialNodeIds' in node ? node.initialNodeIds : undefined));
    expect(result.ok && result.model.processes.map(begins)).toEqual([
      expect.arrayContaining(begins(process)),
    ]);
  });
});

describe('a model that a designer could not deploy', () => {
  it('is refused here as well', async () => {
    expect(
      await problemsOf(
        model(start(), subProcess('sub', []), end('event', onSignal('s')), path('start', 'sub', 'event')),
      ),
    ).toEqual([expect.stringContaining('process-needs-start-event')]);
  });
});
