import { describe, expect, it } from 'vitest';
import {
  catching,
  end,
  eventBased,
  model,
  onCondition,
  onMessage,
  onSignal,
  onTimer,
  path,
  receiveTask,
  serviceTask,
  start,
} from './support/model-builder.js';
import { Scenario } from './support/scenario.js';

describe('event-based gateway (BPMN 2.0.2, 10.6.6 and 13.4.4)', () => {
  const process = model(
    start(),
    eventBased('wait'),
    catching('paid', onMessage('payment'), { outputs: { amount: '=cents / 100' } }),
    catching('late', onTimer('duration', 'P14D')),
    catching('stopped', onSignal('stop')),
    catching('large', onCondition('total > 100')),
    serviceTask('ship'),
    serviceTask('remind'),
    serviceTask('store'),
    serviceTask('ask'),
    path('start', 'wait', 'paid', 'ship'),
    path('wait', 'late', 'remind'),
    path('wait', 'stopped', 'store'),
    path('wait', 'large', 'ask'),
  );
  const begin = () => new Scenario(process).start({ key: 'A-1', total: 5 });

  it('waits for each event behind it at once', () => {
    const scenario = begin();
    expect(scenario.tokens).toEqual(['wait']);
    expect(scenario.waits).toEqual(['message paid', 'timer late', 'signal stopped', 'condition large']);
  });

  it('goes on behind the first event that happens, and waits for the others no more', () => {
    const scenario = begin();
    void scenario.happened;
    expect(scenario.correlate('paid', { cents: 2500 }).happened).toEqual([
      'message for paid',
      'timer late canceled',
      'stopped waits for its signal no more',
      'large waits for its condition no more',
      'wait completed',
      'paid activated',
      'paid completing',
      'paid: cents = 2500',
      'process: amount = 25',
      'paid completed',
      'ship activated',
      'job ship created',
    ]);
    expect(scenario.variables).toEqual({ key: 'A-1', total: 5, amount: 25 });
  });

  it.each([
    ['a timer', (scenario: Scenario) => scenario.fireTimer('late'), 'remind'],
    ['a signal', (scenario: Scenario) => scenario.signal('stopped'), 'store'],
    ['a condition', (scenario: Scenario) => scenario.setVariables({ total: 101 }), 'ask'],
  ])('takes the way of %s', (_, trigger, target) => {
    const scenario = trigger(begin());
    expect(scenario.tokens).toEqual([target]);
    expect(scenario.waits).toEqual([`job ${target}`]);
  });

  it('takes the way of a condition that holds already, and no other', () => {
    const scenario = new Scenario(process).start({ key: 'A-1', total: 500 });
    expect(scenario.tokens).toEqual(['ask']);
    expect(scenario.waits).toEqual(['job ask']);
  });

  it('gives the token to one of two events that are due at once', () => {
    const scenario = begin();
    const late = scenario.element('wait').waits.find(({ kind }) => kind === 'timer') as unknown as {
      timerKey: never;
    };
    scenario.signal('stopped').send({ kind: 'triggerTimer', timerKey: late.timerKey });
    expect(scenario.rejection).toMatchObject({ code: 'NOT_FOUND' });
    expect(scenario.tokens).toEqual(['store']);
  });

  it('hands on what a message brought when its event has no output mapping', () => {
    const plain = model(
      start(),
      eventBased('wait'),
      catching('a', onMessage('a')),
      catching('b', onMessage('b')),
      end(),
      path('start', 'wait', 'a', 'end'),
      path('wait', 'b', 'end'),
    );
    const scenario = new Scenario(plain).start({ key: 'k' }).correlate('b', { x: 1 });
    expect(scenario.variables).toEqual({ key: 'k', x: 1 });
    expect(scenario.status).toBe('COMPLETED');
  });

  it('waits for receive tasks', () => {
    const tasks = model(
      start(),
      eventBased('wait'),
      receiveTask('yes', 'consent', { outputs: { consent: '=true' } }),
      receiveTask('no', 'refusal'),
      end(),
      path('start', 'wait', 'yes', 'end'),
      path('wait', 'no', 'end'),
    );
    const scenario = new Scenario(tasks).start({ key: 'k' });
    expect(scenario.waits).toEqual(['message yes', 'message no']);
    expect(scenario.correlate('yes').variables).toEqual({ key: 'k', consent: true });
    expect(scenario.status).toBe('COMPLETED');
  });

  it('opens none of its waits when one of them cannot be evaluated', () => {
    const scenario = new Scenario(process).start({ total: 5 });
    expect(scenario.incidents).toMatchObject([{ at: 'wait', type: 'EXTRACT_VALUE_ERROR' }]);
    expect(scenario.waits).toEqual([]);
    scenario.setVariables({ key: 'A-1' }).resolveIncident('wait');
    expect(scenario.waits).toHaveLength(4);
  });

  it('holds the token at the event when its mapping fails, and needs no second trigger', () => {
    const scenario = new Scenario(
      model(
        start(),
        eventBased('wait'),
        catching('a', onMessage('a')),
        catching('b', onMessage('b'), { outputs: { y: '=z + z + z' } }),
        end(),
        path('start', 'wait', 'a', 'end'),
        path('wait', 'b', 'end'),
      ),
      { variableLimit: 80 },
    ).start({ key: 'k' });
    scenario.correlate('b', { z: 'a text of twenty ones' });
    expect(scenario.incidents).toMatchObject([{ at: 'b' }]);
    scenario.setVariables({ z: 's' }, { at: 'b', local: true });
    expect(scenario.resolveIncident('b').status).toBe('COMPLETED');
  });

  it('leaves nothing behind when the instance is canceled', () => {
    const scenario = begin().cancel();
    expect(scenario.status).toBe('TERMINATED');
    expect(scenario.state?.elementInstances).toEqual({});
  });
});

describe('event-based gateway that begins an instance (BPMN 2.0.2, 10.6.6 and 13.4.4)', () => {
  const process = (instantiates: 'first' | 'all') =>
    model(
      eventBased('begin', instantiates),
      catching('letter', onMessage('letter', '=no')),
      catching('call', onMessage('call', '=no')),
      serviceTask('read'),
      serviceTask('listen'),
      end(),
      path('begin', 'letter', 'read', 'end'),
      path('begin', 'call', 'listen', 'end'),
    );

  it('exclusive begins with the event that happened and waits for no other', () => {
    const scenario = new Scenario(process('first')).start({ no: '7' }, { startEventId: 'call' });
    expect(scenario.tokens).toEqual(['listen']);
    expect(scenario.variables).toEqual({ no: '7' });
    expect(scenario.completeJob('listen').status).toBe('COMPLETED');
  });

  it('parallel begins with the event that happened and waits for all others', () => {
    const scenario = new Scenario(process('all')).start({ no: '7' }, { startEventId: 'letter' });
    expect(scenario.waits).toEqual(['message call', 'job read']);
    scenario.completeJob('read').correlate('call').completeJob('listen');
    expect(scenario.status).toBe('COMPLETED');
  });

  it('does not begin with an event that is not behind it', () => {
    const scenario = new Scenario(process('first')).start({}, { startEventId: 'read' });
    expect(scenario.rejection).toMatchObject({ code: 'INVALID_ARGUMENT' });
  });
});

describe('input mappings behind an event-based gateway (Camunda 8 documentation, "Input/output variable mappings")', () => {
  const choice = model(
    start(),
    eventBased('gateway'),
    receiveTask('letter', 'letter', {
      inputs: { limit: '=assert(max, max > 0)' },
      outputs: { over: '=amount > limit' },
    }),
    catching('late', onTimer('duration', 'P1D')),
    serviceTask('work'),
    path('start', 'gateway', 'letter', 'work'),
    path('gateway', 'late'),
  );

  it('are applied when the event has happened, before its output mappings', () => {
    const scenario = new Scenario(choice).start({ key: 'k', max: 10 });
    scenario.correlate('letter', { amount: 12 });
    expect(scenario.tokens).toEqual(['work']);
    expect(scenario.variables).toEqual({ key: 'k', max: 10, over: true });
  });

  it('that fail hold the token with what the trigger brought, and are applied again', () => {
    const scenario = new Scenario(choice).start({ key: 'k', max: 0 });
    scenario.correlate('letter', { amount: 12 });
    expect(scenario.incidents.map(({ at, type }) => [at, type])).toEqual([['letter', 'IO_MAPPING_ERROR']]);
    scenario.setVariables({ max: 20 }).resolveIncident('letter');
    expect(scenario.tokens).toEqual(['work']);
    expect(scenario.variables).toEqual({ key: 'k', max: 20, over: false });
  });
});
