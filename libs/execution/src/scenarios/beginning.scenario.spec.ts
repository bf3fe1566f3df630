import type { EventDefinition } from '@vorgang/bpmn';
import { describe, expect, it } from 'vitest';
import {
  adHoc,
  all,
  boundary,
  cancelation,
  catching,
  compensation,
  end,
  eventBased,
  eventStart,
  eventSubProcess,
  forEach,
  instantiating,
  model,
  onCondition,
  onMessage,
  onSignal,
  onTimer,
  path,
  receiveTask,
  serviceTask,
  start,
  subProcess,
  throwing,
  transaction,
  undoneBy,
  type Definitions,
  type Part,
  type Piece,
} from './support/model-builder.js';
import { Scenario } from './support/scenario.js';

const message = (name: string) => ({ startTrigger: { kind: 'message', name } }) as const;
const signal = (name: string) => ({ startTrigger: { kind: 'signal', name } }) as const;

describe('every start event of a process, with data mappings (BPMN 2.0.2, 10.5.2)', () => {
  it.each<readonly [string, Definitions | undefined]>([
    ['none', undefined],
    ['message', onMessage('m')],
    ['timer', onTimer('cycle', 'R/P1D')],
    ['conditional', onCondition('x > 1')],
    ['signal', onSignal('s')],
    ['multiple', [onMessage('m'), onSignal('s')]],
  ])('%s', (_, definition) => {
    const process = model(
      start('begin', definition, { outputs: { mapped: '=x + 1' } }),
      serviceTask('work'),
      path('begin', 'work'),
    );
    const scenario = new Scenario(process).start({ x: 2 }, { startEventId: 'begin' });
    expect(scenario.tokens).toEqual(['work']);
    expect(scenario.variables).toMatchObject({ mapped: 3 });
    // What comes with an event goes through its mappings; what comes with a plain start belongs to the process.
    expect('x' in scenario.variables).toBe(definition === undefined);
  });
});

describe('parallel multiple start event of a process (BPMN 2.0.2, 10.5.2 "Parallel Multiple")', () => {
  const needs = (...definitions: readonly EventDefinition[]) =>
    model(
      start('begin', all(...definitions), { outputs: { got: '=paper' } }),
      serviceTask('work'),
      path('begin', 'work'),
      eventSubProcess('handler', [
        eventStart('stop', onSignal('stop')),
        serviceTask('end-it'),
        path('stop', 'end-it'),
      ]),
    );
  const application = needs(onMessage('form', '=key'), onMessage('fee', '=key'), onSignal('open'));

  it('begins with the first trigger and waits for the others, by the keys that the first brought', () => {
    const scenario = new Scenario(application).start(
      { key: 'A-1' },
      { startEventId: 'begin', ...message('form') },
    );
    expect(scenario.tokens).toEqual(['begin']);
    expect(scenario.happened).toEqual([
      'instance created',
      'process activated',
      'begin activated',
      'begin: key = "A-1"',
      'begin waits for fee with A-1',
      'begin waits for signal open',
    ]);
  });

  it('goes on with the last, in any order, and then waits for its event sub-processes', () => {
    const scenario = new Scenario(application).start(
      { key: 'A-1' },
      { startEventId: 'begin', ...signal('open') },
    );
    expect(scenario.waits).toEqual(['message begin', 'message begin']);
    const [first] = scenario.element('begin').waits;
    expect(first).toMatchObject({ messageName: 'form', correlationKey: 'A-1' });
    scenario.correlate('begin', { paper: 'white' });
    expect(scenario.tokens).toEqual(['begin']);
    scenario.correlate('begin', { fee: 5 });
    expect(scenario.tokens).toEqual(['work']);
    expect(scenario.variables).toEqual({ got: 'white' });
    expect(scenario.waits).toEqual(['signal stop', 'job work']);
  });

  it('without a mapping hands on what all triggers brought', () => {
    const process = model(
      start('begin', all(onMessage('form'), onSignal('open'))),
      serviceTask('work'),
      path('begin', 'work'),
    );
    const scenario = new Scenario(process).start(
      { key: 'k', a: 1 },
      { startEventId: 'begin', ...message('form') },
    );
    scenario.signal('begin', { b: 2 });
    expect(scenario.tokens).toEqual(['work']);
    expect(scenario.variables).toEqual({ key: 'k', a: 1, b: 2 });
  });

  it('waits for timers and conditions from then on', () => {
    const process = needs(onMessage('form'), onTimer('duration', 'PT1H'), onCondition('total > 10'));
    const scenario = new Scenario(process).start({ key: 'k' }, { startEventId: 'begin', ...message('form') });
    expect(scenario.waits).toEqual(['timer begin', 'condition begin']);
    scenario.setVariables({ total: 11 }).fireTimer('begin');
    expect(scenario.tokens).toEqual(['work']);
  });

  it('holds its token as an incident where a key is missing, and remembers what has occurred', () => {
    const scenario = new Scenario(application).start({}, { startEventId: 'begin', ...message('form') });
    expect(scenario.incidents.map(({ at, type }) => [at, type])).toEqual([['begin', 'EXTRACT_VALUE_ERROR']]);
    scenario.setVariables({ key: 'A-2' }).resolveIncident('begin');
    expect(scenario.waits).toEqual(['message begin', 'signal begin']);
    expect(scenario.correlate('begin').signal('begin').tokens).toEqual(['work']);
  });

  it('takes the same trigger once', () => {
    const scenario = new Scenario(application).start(
      { key: 'k' },
      { startEventId: 'begin', ...message('form') },
    );
    const subscriptions = scenario
      .element('begin')
      .waits.flatMap((wait) => (wait.kind === 'message' ? [wait.subscriptionKey] : []));
    const [subscriptionKey] = subscriptions;
    scenario.correlate('begin');
    scenario.send({
      kind: 'correlateMessage',
      subscriptionKey: subscriptionKey!,
      messageKey: '1' as never,
      variables: {},
    });
    expect(scenario.rejection?.code).toBe('NOT_FOUND');
    expect(scenario.tokens).toEqual(['begin']);
  });

  it('is migrated while it waits, and still knows what has occurred', () => {
    const renamed = model(
      start('opened', all(onMessage('form', '=key'), onMessage('fee', '=key'), onSignal('open'))),
      serviceTask('work'),
      path('opened', 'work'),
    );
    const scenario = new Scenario(application).start({}, { startEventId: 'begin', ...message('form') });
    scenario.migrate(renamed, { begin: 'opened' });
    expect(scenario.tokens).toEqual(['opened']);
    scenario.setVariables({ key: 'A-3' }).resolveIncident('opened');
    expect(scenario.waits).toEqual(['message opened', 'signal opened']);
    expect(scenario.correlate('opened').signal('opened').tokens).toEqual(['work']);
  });

  it('leaves nothing behind when it is canceled while it waits', () => {
    const scenario = new Scenario(application).start(
      { key: 'k' },
      { startEventId: 'begin', ...message('form') },
    );
    expect(scenario.cancel().status).toBe('TERMINATED');
    expect(scenario.waits).toEqual([]);
  });
});

describe('instantiating receive task (BPMN 2.0.2, 10.3.3 and 13.3.3)', () => {
  const process = model(
    instantiating(receiveTask('receive', 'letter', { outputs: { sender: '=from' } })),
    serviceTask('work'),
    path('receive', 'work'),
    eventSubProcess('handler', [
      eventStart('stop', onSignal('stop')),
      serviceTask('end-it'),
      path('stop', 'end-it'),
    ]),
  );

  it('begins an instance with its message, which it takes without waiting for another', () => {
    const scenario = new Scenario(process).start({ from: 'Ada' }, { startEventId: 'receive' });
    expect(scenario.tokens).toEqual(['work']);
    expect(scenario.variables).toEqual({ sender: 'Ada' });
  });

  it('lets the event sub-processes of the process be waited for', () => {
    const scenario = new Scenario(process).start({ from: 'Ada' }, { startEventId: 'receive' });
    expect(scenario.signal('stop').tokens).toEqual(['handler', 'end-it']);
  });

  it('holds its token where its mapping fails, and needs no second message', () => {
    const failing = model(
      instantiating(
        receiveTask('receive', 'letter', { outputs: { sum: '=assert(amount, amount != null)' } }),
      ),
      serviceTask('work'),
      path('receive', 'work'),
    );
    const scenario = new Scenario(failing).start({}, { startEventId: 'receive' });
    expect(scenario.incidents.map(({ type }) => type)).toEqual(['IO_MAPPING_ERROR']);
    scenario.setVariables({ amount: 3 }).resolveIncident('receive');
    expect(scenario.tokens).toEqual(['work']);
  });

  it('is no plain start', () => {
    expect(new Scenario(process).start({}).rejection?.code).toBe('INVALID_STATE');
  });
});

describe('event sub-processes of a process that a gateway begins (BPMN 2.0.2, 10.6.6)', () => {
  const begun = (instantiates: 'first' | 'all') =>
    model(
      eventBased('begin', instantiates),
      catching('form', onMessage('form')),
      catching('fee', onMessage('fee')),
      serviceTask('work'),
      path('begin', 'form', 'work'),
      path('begin', 'fee', 'work'),
      eventSubProcess('handler', [
        eventStart('note', onSignal('note'), { interrupting: false }),
        serviceTask('write'),
        path('note', 'write'),
      ]),
    );

  it.each(['first', 'all'] as const)('are waited for once (%s)', (instantiates) => {
    const scenario = new Scenario(begun(instantiates)).start({ key: 'k' }, { startEventId: 'form' });
    if (instantiates === 'all') scenario.correlate('fee');
    expect(scenario.waits.filter((wait) => wait === 'signal note')).toHaveLength(1);
    expect(scenario.signal('note').tokens).toContain('write');
  });
});

describe('compensation event sub-process in every scope that can be undone (BPMN 2.0.2, 10.7.1)', () => {
  const handled = (begin: Part): readonly Piece[] => [
    begin,
    serviceTask('work'),
    path('begin', 'work'),
    eventSubProcess('handler', [
      eventStart('event', compensation(), { outputs: { mapped: '=1 + 1' } }),
      serviceTask('undo'),
      path('event', 'undo'),
    ]),
  ];

  it.each<readonly [string, () => Part, number]>([
    ['embedded sub-process', () => subProcess('scope', handled(start('begin'))), 1],
    ['transaction', () => transaction('scope', handled(start('begin'))), 1],
    ['ad-hoc sub-process', () => adHoc('scope', handled(serviceTask('begin')), { active: '["begin"]' }), 1],
    [
      'parallel multi-instance',
      () => forEach(subProcess('scope', handled(start('begin'))), { cardinality: '2' }),
      2,
    ],
    [
      'sequential multi-instance',
      () => forEach(subProcess('scope', handled(start('begin'))), { cardinality: '2', sequential: true }),
      2,
    ],
  ])('%s', (place, scope, rounds) => {
    const scenario = new Scenario(
      model(
        start(),
        scope(),
        throwing('thrower', compensation()),
        end(),
        path('start', 'scope', 'thrower', 'end'),
      ),
    ).start();
    if (place === 'ad-hoc sub-process') scenario.completeJob('begin');
    for (let round = 1; round <= rounds; round += 1) scenario.completeJob('work');
    for (let round = 1; round <= rounds; round += 1) {
      expect(scenario.tokens).toEqual(['thrower', 'handler', 'undo']);
      scenario.completeJob('undo');
    }
    expect(scenario.status).toBe('COMPLETED');
  });
});

describe('data mappings of a cancel end event (Camunda 8 documentation, "Input/output variable mappings")', () => {
  it('are applied before the transaction is left', () => {
    const scenario = new Scenario(
      model(
        start(),
        transaction('trip', [
          start('in'),
          undoneBy(serviceTask('book'), 'unbook'),
          serviceTask('unbook'),
          end('give-up', cancelation, { inputs: { reason: '="full"' }, outputs: { why: '=reason' } }),
          path('in', 'book', 'give-up'),
        ]),
        boundary('canceled', 'trip', cancelation),
        serviceTask('tell'),
        path('start', 'trip'),
        path('canceled', 'tell'),
      ),
    ).start();
    scenario.completeJob('book');
    expect(scenario.localVariables('give-up')).toEqual({ reason: 'full' });
    expect(scenario.completeJob('unbook').tokens).toEqual(['tell']);
  });
});
