import { describe, expect, it } from 'vitest';
import { CallingScenarios } from './support/calling-scenarios.js';
import {
  adHoc,
  boundary,
  callActivity,
  catching,
  end,
  eventStart,
  eventSubProcess,
  forEach,
  looping,
  model,
  onError,
  onEscalation,
  onMessage,
  onSignal,
  onTimer,
  path,
  receiveTask,
  scriptTask,
  serviceTask,
  start,
  subProcess,
  throwing,
  transaction,
  userTask,
  type Mappings,
} from './support/model-builder.js';
import { Scenario } from './support/scenario.js';

/** One scenario for each sentence of the documentation that says where a variable goes. */
describe('scopes (Camunda 8 documentation, "Variables", "Variable scopes")', () => {
  const nested = (mappings: Mappings = {}) =>
    model(
      start(),
      subProcess(
        'outer',
        [
          start('o'),
          subProcess('inner', [start('i'), serviceTask('work', mappings), path('i', 'work')], {
            inputs: { level: '="inner"' },
          }),
          serviceTask('beside'),
          path('o', 'inner', 'beside'),
        ],
        { inputs: { level: '="outer"', shared: '=1' } },
      ),
      path('start', 'outer'),
    );

  it('activities see all variables of their scope and of the scopes around it', () => {
    const scenario = new Scenario(nested({ inputs: { seen: '=[level, shared, root]' } })).start({
      root: true,
    });
    expect(scenario.localVariables('work')).toEqual({ seen: ['inner', 1, true] });
  });

  it('a variable covers one of the same name in a scope around it', () => {
    const scenario = new Scenario(nested()).start({ level: 'root' });
    expect(scenario.localVariables('inner')).toEqual({ level: 'inner' });
    expect(scenario.variables).toEqual({ level: 'root' });
  });

  it('activities outside of a scope do not see its variables', () => {
    const scenario = new Scenario(nested()).start().completeJob('work');
    expect(scenario.tokens).toEqual(['outer', 'beside']);
    expect(scenario.localVariables('outer')).toEqual({ level: 'outer', shared: 1 });
  });

  it('a scope is gone with its element', () => {
    const scenario = new Scenario(nested()).start().completeJob('work').completeJob('beside');
    expect(scenario.status).toBe('COMPLETED');
    expect(scenario.variables).toEqual({});
  });
});

describe('propagation (Camunda 8 documentation, "Variables", "Variable propagation")', () => {
  const covered = model(
    start(),
    subProcess('sub', [start('in'), serviceTask('work', { inputs: { own: '=0' } }), path('in', 'work')], {
      inputs: { middle: '=0' },
    }),
    serviceTask('after'),
    path('start', 'sub', 'after'),
  );

  it('a variable goes upwards until a scope has it, and is created at the root where none has', () => {
    const scenario = new Scenario(covered).start({ root: 0 });
    scenario.setVariables({ own: 1, middle: 1, root: 1, fresh: 1 }, { at: 'work' });
    expect(scenario.localVariables('work')).toEqual({ own: 1 });
    expect(scenario.localVariables('sub')).toEqual({ middle: 1 });
    expect(scenario.variables).toEqual({ root: 1, fresh: 1 });
  });

  it('set as local, a variable is created or updated in just that scope', () => {
    const scenario = new Scenario(covered).start({ root: 0 });
    scenario.setVariables({ root: 2 }, { at: 'sub', local: true });
    expect(scenario.localVariables('sub')).toEqual({ middle: 0, root: 2 });
    expect(scenario.variables).toEqual({ root: 0 });
  });

  it.each([
    ['null', null],
    ['a list', [1, { a: 2 }]],
    ['a context', { a: { b: null } }],
    ['a decimal', 0.1],
    ['the largest whole number', 2 ** 53 - 1],
    ['an empty text', ''],
  ])('keeps %s as it is', (_, value) => {
    const scenario = new Scenario(covered).start().completeJob('work', { value });
    expect(scenario.variables).toEqual({ value });
  });
});

describe('mappings in order (Camunda 8 documentation, "Variables", "Input/output variable mappings")', () => {
  const run = (mappings: Mappings) =>
    new Scenario(model(start(), serviceTask('work', mappings), end(), path('start', 'work', 'end')));

  it('inputs are applied in the order of the model, before the work begins', () => {
    const scenario = run({ inputs: { a: '=1', b: '=a + 1', c: '=b + 1' } }).start();
    expect(scenario.localVariables('work')).toEqual({ a: 1, b: 2, c: 3 });
    expect(scenario.waits).toEqual(['job work']);
  });

  it('outputs are applied in the order of the model, and see what the work brought', () => {
    const scenario = run({ outputs: { sum: '=x + 1', double: '=sum * 2' } })
      .start()
      .completeJob('work', { x: 1 });
    expect(scenario.variables).toEqual({ sum: 2, double: 4 });
  });

  it('an input of a variable that does not exist is null', () => {
    expect(
      run({ inputs: { a: '=missing' } })
        .start()
        .localVariables('work'),
    ).toEqual({ a: null });
  });

  it('an output covers nothing inside: it goes to the scope that has the variable', () => {
    const scenario = new Scenario(
      model(
        start(),
        subProcess('sub', [start('in'), serviceTask('work', { outputs: { a: '=2' } }), path('in', 'work')], {
          inputs: { a: '=1' },
          outputs: { result: '=a' },
        }),
        path('start', 'sub'),
      ),
    ).start();
    expect(scenario.completeJob('work').variables).toEqual({ result: 2 });
  });

  it('a failing output is applied again from the beginning, with the same results of the work', () => {
    const scenario = run({ outputs: { a: '=x', b: '=assert(limit, limit != null)' } }).start();
    scenario.completeJob('work', { x: 7 });
    expect(scenario.incidents.map(({ type }) => type)).toEqual(['IO_MAPPING_ERROR']);
    expect(scenario.variables).toEqual({});
    scenario.setVariables({ limit: 1 }).resolveIncident('work');
    expect(scenario.variables).toEqual({ limit: 1, a: 7, b: 1 });
  });

  it('outputs that have been applied are not applied again when a later part fails', () => {
    const scenario = new Scenario(
      model(
        start(),
        forEach(serviceTask('each', { outputs: { total: '=total + 1' } }), {
          cardinality: '1',
          into: 'all',
          result: 'assert(flag, flag = true)',
        }),
        path('start', 'each'),
      ),
    ).start({ total: 0 });
    scenario.completeJob('each');
    expect(scenario.variables).toEqual({ total: 1 });
    scenario.setVariables({ flag: true }).resolveIncident('each');
    expect(scenario.status).toBe('COMPLETED');
    expect(scenario.variables).toMatchObject({ total: 1, all: [true] });
  });
});

describe('embedded sub-processes, transactions and ad-hoc sub-processes (Camunda 8 documentation, "Embedded subprocess")', () => {
  it.each([
    ['sub-process', subProcess, undefined],
    ['transaction', transaction, undefined],
    ['ad-hoc sub-process', adHoc, '["work"]'],
  ] as const)('inputs of a %s are local to it, and only its outputs get out', (_, container, active) => {
    const work = serviceTask('work', { outputs: { local: '=local + 1' } });
    const mappings = { inputs: { local: '=1' }, outputs: { result: '=local' } };
    const scope =
      container === adHoc
        ? adHoc('scope', [work], { ...mappings, active })
        : container('scope', [start('in'), work, path('in', 'work')], mappings);
    const scenario = new Scenario(model(start(), scope, path('start', 'scope'))).start();
    expect(scenario.localVariables('scope')).toEqual({ local: 1 });
    expect(scenario.completeJob('work').variables).toEqual({ result: 2 });
  });
});

describe('event sub-processes (Camunda 8 documentation, "Event subprocess", "Variables")', () => {
  const handled = (mappings: Mappings, eventMappings: Mappings = {}) =>
    model(
      start(),
      subProcess(
        'sub',
        [
          start('in'),
          userTask('wait'),
          path('in', 'wait'),
          eventSubProcess(
            'handler',
            [
              eventStart('event', onMessage('m'), { ...eventMappings, interrupting: false }),
              serviceTask('react'),
              path('event', 'react'),
            ],
            mappings,
          ),
        ],
        { inputs: { local: '=1' }, outputs: { result: '=local' } },
      ),
      path('start', 'sub'),
    );

  it('they see and change the local variables of the scope that they are in', () => {
    const scenario = new Scenario(handled({})).start({ key: 'k' }).correlate('event');
    scenario.completeJob('react', { local: 5 }).completeTask('wait');
    expect(scenario.variables).toEqual({ key: 'k', result: 5 });
  });

  it('their inputs are local to them and end with them', () => {
    const scenario = new Scenario(handled({ inputs: { own: '=local + 1' } }))
      .start({ key: 'k' })
      .correlate('event');
    expect(scenario.localVariables('handler')).toEqual({ own: 2 });
    scenario.completeJob('react');
    expect(scenario.localVariables('sub')).toEqual({ local: 1 });
  });

  it('their outputs are applied when they complete', () => {
    const scenario = new Scenario(handled({ inputs: { own: '=7' }, outputs: { local: '=own' } }));
    scenario.start({ key: 'k' }).correlate('event').completeJob('react').completeTask('wait');
    expect(scenario.variables).toEqual({ key: 'k', result: 7 });
  });

  it('what their event brings goes through its output mapping', () => {
    const scenario = new Scenario(handled({}, { outputs: { local: '=amount' } })).start({ key: 'k' });
    scenario.correlate('event', { amount: 9 });
    expect(scenario.localVariables('sub')).toEqual({ local: 9 });
    expect(scenario.variables).toEqual({ key: 'k' });
  });

  it('two instances of one that does not interrupt keep their variables apart', () => {
    const scenario = new Scenario(handled({ inputs: { own: '=number' } })).start({ key: 'k' });
    scenario.setVariables({ number: 1 }).correlate('event');
    scenario.setVariables({ number: 2 }).correlate('event');
    const own = scenario.changes.flatMap((change) =>
      change.kind === 'variableCreated' && change.name === 'own' ? [change.value] : [],
    );
    expect(own).toEqual([1, 2]);
  });
});

describe('events on a boundary (Camunda 8 documentation, "Variables" of message and error events)', () => {
  const work = subProcess('work', [start('in'), serviceTask('inside'), path('in', 'inside')], {
    inputs: { local: '=1' },
  });
  const withEvent = (definition: Parameters<typeof boundary>[2], mappings: Mappings = {}) =>
    model(
      start(),
      work,
      boundary('event', 'work', definition, { ...mappings, interrupting: true }),
      serviceTask('after'),
      path('start', 'work'),
      path('event', 'after'),
    );

  it('they do not see the local variables of the activity', () => {
    const scenario = new Scenario(withEvent(onSignal('s'), { outputs: { seen: '=local' } })).start();
    expect(scenario.signal('event').variables).toEqual({ seen: null });
  });

  it('without outputs all that the event brings goes to the scope around the activity, not into it', () => {
    const scenario = new Scenario(withEvent(onMessage('m'))).start({ key: 'k' });
    scenario.correlate('event', { local: 5, x: 1 });
    expect(scenario.variables).toEqual({ key: 'k', local: 5, x: 1 });
  });

  it('with outputs only these go out', () => {
    const scenario = new Scenario(withEvent(onMessage('m'), { outputs: { y: '=x + 1' } })).start({
      key: 'k',
    });
    expect(scenario.correlate('event', { x: 1 }).variables).toEqual({ key: 'k', y: 2 });
  });

  it('the variables of an error belong to the event that catches it', () => {
    const scenario = new Scenario(withEvent(onError('E'), { outputs: { why: '=reason' } })).start();
    expect(scenario.throwError('inside', 'E', { reason: 'full', x: 1 }).variables).toEqual({ why: 'full' });
  });

  it('the expressions of their waits see the scope around the activity', () => {
    const scenario = new Scenario(withEvent(onTimer('duration', '=wait'))).start({ wait: 'PT2H' });
    expect(scenario.dueAt('event')).toBe('2026-02-03T10:00:00.000Z');
  });

  it('results of an activity that was interrupted are lost', () => {
    const scenario = new Scenario(withEvent(onSignal('s'))).start();
    scenario.setVariables({ half: true }, { at: 'work', local: true });
    expect(scenario.signal('event').variables).toEqual({});
  });
});

describe('catching events and receive tasks (Camunda 8 documentation, "Message events" and "Receive tasks")', () => {
  it.each([
    ['an intermediate event', catching('wait', onMessage('m'))],
    ['a receive task', receiveTask('wait', 'm')],
  ])('without outputs all variables of the message get out of %s', (_, wait) => {
    const scenario = new Scenario(model(start(), wait, path('start', 'wait'))).start({ key: 'k' });
    expect(scenario.correlate('wait', { a: 1 }).variables).toEqual({ key: 'k', a: 1 });
  });

  it.each([
    ['an intermediate event', catching('wait', onMessage('m'), { outputs: { b: '=a + 1' } })],
    ['a receive task', receiveTask('wait', 'm', { outputs: { b: '=a + 1' } })],
  ])('with outputs only these get out of %s', (_, wait) => {
    const scenario = new Scenario(model(start(), wait, path('start', 'wait'))).start({ key: 'k' });
    expect(scenario.correlate('wait', { a: 1 }).variables).toEqual({ key: 'k', b: 2 });
  });

  it('the key of a receive task is evaluated with its inputs', () => {
    const wait = receiveTask('wait', 'm', { key: '=own', inputs: { own: '="A-" + number' } });
    const scenario = new Scenario(model(start(), wait, path('start', 'wait'))).start({ number: '7' });
    expect(scenario.element('wait').waits).toMatchObject([{ correlationKey: 'A-7' }]);
  });

  it('so is the key of an intermediate event', () => {
    const wait = catching('wait', onMessage('m', '=own'), { inputs: { own: '="A-" + number' } });
    const scenario = new Scenario(model(start(), wait, path('start', 'wait'))).start({ number: '7' });
    expect(scenario.element('wait').waits).toMatchObject([{ correlationKey: 'A-7' }]);
  });
});

describe('multi-instance (Camunda 8 documentation, "Multi-instance")', () => {
  it.each([false, true])(
    'input element and loop counter are local to each instance (sequential: %s)',
    (sequential) => {
      const scenario = new Scenario(
        model(
          start(),
          forEach(serviceTask('each'), { items: 'items', item: 'item', sequential }),
          path('start', 'each'),
        ),
      ).start({ items: ['a', 'b'], item: 'mine', loopCounter: 99 });
      expect(scenario.localVariablesOfWait('job', 'each')).toEqual({ loopCounter: 1, item: 'a' });
      scenario.completeJobOf('each', { item: 'a' }).completeJobOf('each', { item: 'b' });
      expect(scenario.variables).toEqual({ items: ['a', 'b'], item: 'mine', loopCounter: 99 });
    },
  );

  it('the output collection keeps the order of the items and appears when all are done', () => {
    const scenario = new Scenario(
      model(
        start(),
        forEach(serviceTask('each'), { items: '[1, 2, 3]', item: 'item', into: 'all', result: 'result' }),
        path('start', 'each'),
      ),
    ).start();
    scenario
      .completeJobOf('each', { item: 3 }, { result: 30 })
      .completeJobOf('each', { item: 1 }, { result: 10 });
    expect(scenario.variables).toEqual({});
    expect(scenario.completeJobOf('each', { item: 2 }, { result: 20 }).variables).toEqual({
      all: [10, 20, 30],
    });
  });

  it('other variables of an instance propagate to the scope around the activity', () => {
    const scenario = new Scenario(
      model(start(), forEach(serviceTask('each'), { cardinality: '2' }), path('start', 'each')),
    ).start();
    scenario.completeJob('each', { x: 1 }).completeJob('each', { x: 2 });
    expect(scenario.variables).toEqual({ x: 2 });
  });

  it('instances that a completion condition ended leave null in the output collection', () => {
    const scenario = new Scenario(
      model(
        start(),
        forEach(serviceTask('each'), {
          items: '[1, 2, 3]',
          item: 'item',
          into: 'all',
          result: 'result',
          until: 'numberOfCompletedInstances >= 1',
        }),
        path('start', 'each'),
      ),
    ).start();
    scenario.completeJobOf('each', { item: 2 }, { result: 'b' });
    expect(scenario.variables).toEqual({ all: [null, 'b', null] });
  });

  it('inputs are applied to each instance and may read its item', () => {
    const scenario = new Scenario(
      model(
        start(),
        forEach(serviceTask('each', { inputs: { label: '="item " + item' } }), {
          items: '["a"]',
          item: 'item',
        }),
        path('start', 'each'),
      ),
    ).start();
    expect(scenario.localVariablesOfWait('job', 'each')).toMatchObject({ label: 'item a' });
  });

  it('rounds of a standard loop have a counter of their own and share what they write outwards', () => {
    const scenario = new Scenario(
      model(
        start(),
        looping(scriptTask('add', 'total + loopCounter', 'total'), { condition: 'loopCounter < 3' }),
        path('start', 'add'),
      ),
    ).start({ total: 0 });
    expect(scenario.variables).toEqual({ total: 6 });
  });
});

describe('called processes (Camunda 8 documentation, "Call activities", "Variable mappings")', () => {
  const called = model(start(), serviceTask('inside'), path('start', 'inside'));
  const calling = (options: Parameters<typeof callActivity>[2], around: Mappings = {}) =>
    new CallingScenarios({
      outer: model(
        start(),
        subProcess('sub', [start('in'), callActivity('call', 'inner', options), path('in', 'call')], around),
        path('start', 'sub'),
      ),
      inner: called,
    });
  const input = (calls: CallingScenarios) => calls.of('inner').variables;
  const finish = (calls: CallingScenarios, variables: Record<string, number>) =>
    calls.in('inner', (scenario) => scenario.completeJob('inside', variables)).of('outer').variables;

  it('by default all variables that the call activity sees are copied into the called process', () => {
    const calls = calling({ inputs: { own: '=3' } }, { inputs: { local: '=2' } }).start('outer', { root: 1 });
    expect(input(calls)).toEqual({ root: 1, local: 2, own: 3 });
  });

  it('without propagateAllParentVariables only its inputs are', () => {
    const calls = calling({ inputs: { own: '=root + 1' }, allIn: false }).start('outer', { root: 1 });
    expect(input(calls)).toEqual({ own: 2 });
  });

  it("the copies are the called process's own", () => {
    const calls = calling({ allOut: false }).start('outer', { root: 1 });
    calls.in('inner', (scenario) => scenario.setVariables({ root: 5 }));
    expect(calls.of('outer').variables).toEqual({ root: 1 });
  });

  it('by default all variables of the called process propagate from the call activity', () => {
    const calls = calling({}, { inputs: { local: '=0' } }).start('outer', { root: 1 });
    expect(finish(calls, { root: 2, local: 3, fresh: 4 })).toEqual({ root: 2, fresh: 4 });
  });

  it('without propagateAllChildVariables and outputs none does', () => {
    const calls = calling({ allOut: false }).start('outer', { root: 1 });
    expect(finish(calls, { root: 2, fresh: 4 })).toEqual({ root: 1 });
  });

  it('outputs read the variables of the called process, and only they get out', () => {
    const calls = calling({ allOut: false, outputs: { sum: '=fresh + 1' } }).start('outer', { root: 1 });
    expect(finish(calls, { root: 2, fresh: 4 })).toEqual({ root: 1, sum: 5 });
  });

  it('local variables of scopes inside the called process stay there', () => {
    const calls = calling({}).start('outer');
    calls.in('inner', (scenario) => scenario.setVariables({ secret: 1 }, { at: 'inside', local: true }));
    expect(finish(calls, {})).toEqual({});
  });

  it('variables of a called process that an event interrupts are lost', () => {
    const calls = new CallingScenarios({
      outer: model(
        start(),
        callActivity('call', 'inner'),
        boundary('stop', 'call', onSignal('s')),
        serviceTask('after'),
        path('start', 'call'),
        path('stop', 'after'),
      ),
      inner: called,
    }).start('outer');
    calls.in('inner', (scenario) => scenario.setVariables({ half: 1 }));
    expect(calls.in('outer', (scenario) => scenario.signal('stop')).of('outer').variables).toEqual({});
  });

  it('an escalation brings the local variables of its thrower', () => {
    const calls = new CallingScenarios({
      outer: model(
        start(),
        callActivity('call', 'inner'),
        boundary('heard', 'call', onEscalation('E'), { interrupting: false, outputs: { note: '=text' } }),
        serviceTask('after'),
        path('start', 'call'),
        path('heard', 'after'),
      ),
      inner: model(
        start(),
        throwing('raise', onEscalation('E'), { inputs: { text: '="late"' } }),
        serviceTask('inside'),
        path('start', 'raise', 'inside'),
      ),
    }).start('outer');
    expect(calls.of('outer').variables).toEqual({ note: 'late' });
  });
});
