import { describe, expect, it } from 'vitest';
import { CallingScenarios } from './support/calling-scenarios.js';
import {
  boundary,
  callActivity,
  cancelation,
  catching,
  compensation,
  complex,
  end,
  eventBased,
  eventStart,
  eventSubProcess,
  exclusive,
  flow,
  forEach,
  inclusive,
  link,
  model,
  onCondition,
  onError,
  onEscalation,
  onMessage,
  onSignal,
  onTimer,
  parallel,
  path,
  scriptTask,
  serviceTask,
  start,
  subProcess,
  throwing,
  transaction,
  undoneBy,
  userTask,
  type Piece,
} from './support/model-builder.js';
import { covers } from './support/observe-scenarios.js';
import { Scenario } from './support/scenario.js';

describe('called processes, several levels deep (BPMN 2.0.2, 10.3.6, 10.5.6 and 13.3.4)', () => {
  const caller = (calls: string, ...around: readonly Piece[]) =>
    model(start(), callActivity('call', calls), end(), path('start', 'call', 'end'), ...around);

  it('a boundary event ends a multi-instance sub-process in a called process, whose caller goes on', () => {
    covers('a boundary event on a multi-instance sub-process inside a called process');
    const withItem = serviceTask('inside', { inputs: { item: '=item' } });
    const called = model(
      start(),
      forEach(subProcess('each', [start('in'), withItem, path('in', 'inside')]), {
        items: 'items',
        item: 'item',
      }),
      boundary('late', 'each', onTimer('duration', 'P1D')),
      serviceTask('remind'),
      end(),
      path('start', 'each', 'end'),
      path('late', 'remind', 'end'),
    );
    const calls = new CallingScenarios({ outer: caller('inner'), inner: called });
    calls.start('outer', { items: [1, 2, 3] });
    calls.in('inner', (scenario) => scenario.completeJobOf('inside', { item: 2 }));
    expect(calls.of('inner').waits.filter((wait) => wait === 'job inside')).toHaveLength(2);
    calls.in('inner', (scenario) => scenario.fireTimer('late'));
    expect(calls.of('inner').tokens).toEqual(['remind']);
    expect(calls.of('outer').tokens).toEqual(['call']);
    calls.in('inner', (scenario) => scenario.completeJob('remind'));
    expect([calls.of('inner').status, calls.of('outer').status]).toEqual(['COMPLETED', 'COMPLETED']);
  });

  it('an escalation passes a caller that does not listen, and interrupts the one above', () => {
    covers('escalation from a called process through two levels');
    const lowest = model(
      start(),
      throwing('raise', onEscalation('LATE')),
      serviceTask('rest'),
      path('start', 'raise', 'rest'),
    );
    const top = caller(
      'middle',
      boundary('heard', 'call', onEscalation('LATE')),
      serviceTask('help'),
      path('heard', 'help'),
    );
    const calls = new CallingScenarios({ top, middle: caller('lowest'), lowest }).start('top');
    expect(calls.of('top').tokens).toEqual(['help']);
    expect([calls.of('middle').status, calls.of('lowest').status]).toEqual(['TERMINATED', 'TERMINATED']);
    expect(calls.in('top', (scenario) => scenario.completeJob('help')).of('top').status).toBe('COMPLETED');
  });

  it('an escalation that the top hears without interrupting lets all levels go on', () => {
    const lowest = model(
      start(),
      throwing('raise', onEscalation('LATE')),
      serviceTask('rest'),
      path('start', 'raise', 'rest'),
    );
    const top = caller(
      'middle',
      boundary('heard', 'call', onEscalation(), { interrupting: false }),
      serviceTask('help'),
      path('heard', 'help'),
    );
    const calls = new CallingScenarios({ top, middle: caller('lowest'), lowest }).start('top');
    expect(calls.of('top').tokens).toEqual(['call', 'help']);
    calls.in('lowest', (scenario) => scenario.completeJob('rest'));
    expect(calls.of('top').tokens).toEqual(['help']);
  });

  it('an error passes a caller that does not catch it, and brings its variables to the one above', () => {
    covers('an error from a called process through two levels');
    const lowest = model(start(), serviceTask('work'), path('start', 'work'));
    const top = caller(
      'middle',
      boundary('caught', 'call', onError('BROKEN', { errorCodeVariable: 'code' })),
      serviceTask('mend'),
      path('caught', 'mend'),
    );
    const calls = new CallingScenarios({ top, middle: caller('lowest'), lowest }).start('top');
    calls.in('lowest', (scenario) => scenario.throwError('work', 'BROKEN', { part: 'door' }));
    expect(calls.of('top').tokens).toEqual(['mend']);
    expect(calls.of('top').variables).toEqual({ part: 'door', code: 'BROKEN' });
    expect([calls.of('middle').status, calls.of('lowest').status]).toEqual(['TERMINATED', 'TERMINATED']);
  });

  it('an error that nobody above catches stays an incident where it was thrown, and nobody ends', () => {
    const lowest = model(start(), serviceTask('work'), path('start', 'work'));
    const calls = new CallingScenarios({ top: caller('middle'), middle: caller('lowest'), lowest });
    calls.start('top').in('lowest', (scenario) => scenario.throwError('work', 'BROKEN'));
    expect(calls.of('lowest').incidents.map(({ type }) => type)).toEqual(['UNHANDLED_ERROR_EVENT']);
    expect(calls.of('top').tokens).toEqual(['call']);
    expect(calls.of('middle').tokens).toEqual(['call']);
  });

  it('canceling the top cancels all levels', () => {
    const lowest = model(start(), serviceTask('work'), path('start', 'work'));
    const calls = new CallingScenarios({ top: caller('middle'), middle: caller('lowest'), lowest });
    calls.start('top').in('top', (scenario) => scenario.cancel());
    const statuses = ['top', 'middle', 'lowest'].map((id) => calls.of(id).status);
    expect(statuses).toEqual(['TERMINATED', 'TERMINATED', 'TERMINATED']);
  });

  it('a called process that completed is undone by the handler of its call activity', () => {
    covers('compensation across called processes');
    const top = model(
      start(),
      undoneBy(callActivity('book', 'booking'), 'unbook'),
      callActivity('unbook', 'cancelation'),
      serviceTask('gap'),
      end('undo', compensation()),
      path('start', 'book', 'gap', 'undo'),
    );
    const single = (id: string) => model(start(), serviceTask(id), path('start', id));
    const calls = new CallingScenarios({
      top,
      booking: single('reserve'),
      cancelation: single('release'),
    });
    calls.start('top', { place: 7 });
    calls.in('booking', (scenario) => scenario.completeJob('reserve', { number: 42 }));
    calls.in('top', (scenario) => scenario.completeJob('gap'));
    expect(calls.of('cancelation').variables).toEqual({ place: 7, number: 42 });
    calls.in('cancelation', (scenario) => scenario.completeJob('release'));
    expect(calls.of('top').status).toBe('COMPLETED');
  });

  it('an event sub-process of a called process calls another one, which throws back into it', () => {
    covers('a called process in an event sub-process in a called process');
    const middle = model(
      start(),
      userTask('wait'),
      path('start', 'wait'),
      eventSubProcess('handler', [
        eventStart('begin', onSignal('go'), { interrupting: false }),
        callActivity('deeper', 'lowest'),
        boundary('caught', 'deeper', onError()),
        serviceTask('mend'),
        path('begin', 'deeper'),
        path('caught', 'mend'),
      ]),
    );
    const lowest = model(start(), serviceTask('work'), path('start', 'work'));
    const calls = new CallingScenarios({ top: caller('middle'), middle, lowest }).start('top');
    calls.in('middle', (scenario) => scenario.signal('begin').signal('begin'));
    expect(calls.all('lowest')).toHaveLength(2);
    calls.in('lowest', (scenario) => scenario.throwError('work', 'ANY'), 1);
    expect(calls.of('middle').tokens).toEqual(['wait', 'handler', 'deeper', 'handler', 'mend']);
    calls.in('middle', (scenario) => scenario.completeJob('mend').completeTask('wait'));
    calls.in('lowest', (scenario) => scenario.completeJob('work'));
    expect(calls.of('top').status).toBe('COMPLETED');
  });

  it('a multi-instance call: results of all called processes are collected in the order of the items', () => {
    const top = model(
      start(),
      forEach(callActivity('call', 'inner', { allOut: false, outputs: { price: '=price' } }), {
        items: '[1, 2, 3]',
        item: 'item',
        into: 'prices',
        result: 'price',
      }),
      end(),
      path('start', 'call', 'end'),
    );
    const inner = model(start(), serviceTask('ask'), path('start', 'ask'));
    const calls = new CallingScenarios({ top, inner }).start('top');
    for (const place of [2, 0, 1]) {
      calls.in('inner', (scenario) => scenario.completeJob('ask', { price: (place + 1) * 10 }), place);
    }
    expect(calls.of('top').status).toBe('COMPLETED');
    expect(calls.of('top').variables).toMatchObject({ prices: [10, 20, 30] });
  });
});

describe('compensation and transactions with repetition (BPMN 2.0.2, 10.3.5, 10.7 and 13.5.5)', () => {
  it.each([false, true])(
    'a multi-instance body as a whole is undone last first (sequential: %s)',
    (sequential) => {
      covers('compensation of a multi-instance body');
      const scenario = new Scenario(
        model(
          start(),
          forEach(undoneBy(serviceTask('book'), 'unbook'), {
            items: '["a", "b", "c"]',
            item: 'item',
            sequential,
          }),
          serviceTask('unbook'),
          end('undo', compensation('book')),
          path('start', 'book', 'undo'),
        ),
      ).start();
      for (const item of ['a', 'b', 'c']) scenario.completeJobOf('book', { item });
      const undone: unknown[] = [];
      while (scenario.status === 'ACTIVE') {
        undone.push(scenario.localVariables('unbook')['item']);
        scenario.completeJob('unbook');
      }
      expect(undone).toEqual(['c', 'b', 'a']);
    },
  );

  const booking = (id: string) =>
    transaction(id, [
      start(`${id}-start`),
      undoneBy(serviceTask('book'), 'unbook'),
      serviceTask('unbook'),
      userTask('confirm'),
      exclusive('sure', 'sure-done'),
      end('give-up', cancelation),
      end('done'),
      path(`${id}-start`, 'book', 'confirm', 'sure', 'done'),
      flow('sure', 'give-up', 'item = 2'),
    ]);

  it('a canceled transaction among several instances ends the activity and undoes only its own work', () => {
    covers('a transaction inside a multi-instance activity, one of them canceled');
    const scenario = new Scenario(
      model(
        start(),
        forEach(
          subProcess('each', [
            start('in'),
            booking('trip'),
            boundary('canceled', 'trip', cancelation),
            serviceTask('apologise'),
            end('out'),
            path('in', 'trip', 'out'),
            path('canceled', 'apologise', 'out'),
          ]),
          { items: '[1, 2]', item: 'item' },
        ),
        end(),
        path('start', 'each', 'end'),
      ),
    ).start();
    scenario.completeJob('book').completeJob('book').completeTask('confirm').completeTask('confirm');
    expect(scenario.tokens).toEqual(['each', 'each', 'trip', 'give-up', 'unbook']);
    expect(scenario.completeJob('unbook').tokens).toEqual(['each', 'each', 'apologise']);
    expect(scenario.completeJob('apologise').status).toBe('COMPLETED');
  });

  it('an outer transaction undoes what an inner one completed', () => {
    covers('a transaction inside a transaction, the outer one canceled');
    const scenario = new Scenario(
      model(
        start(),
        transaction('outer', [
          start('outer-start'),
          undoneBy(serviceTask('reserve'), 'release'),
          serviceTask('release'),
          booking('inner'),
          boundary('inner-canceled', 'inner', cancelation),
          end('never'),
          userTask('decide'),
          end('call-off', cancelation),
          path('outer-start', 'reserve', 'inner', 'decide', 'call-off'),
          path('inner-canceled', 'never'),
        ]),
        boundary('canceled', 'outer', cancelation),
        end('end-canceled'),
        path('start', 'outer'),
        path('canceled', 'end-canceled'),
      ),
    ).start({ item: 1 });
    scenario.completeJob('reserve').completeJob('book').completeTask('confirm');
    expect(scenario.tokens).toEqual(['outer', 'decide']);
    expect(scenario.completeTask('decide').tokens).toEqual(['outer', 'call-off', 'unbook']);
    expect(scenario.completeJob('unbook').tokens).toEqual(['outer', 'call-off', 'release']);
    expect(scenario.completeJob('release').status).toBe('COMPLETED');
  });
});

describe('joins that must neither hang nor fire twice (BPMN 2.0.2, 13.4)', () => {
  it('an inclusive join behind a loop waits until the loop is left', () => {
    covers('an inclusive join after a loop');
    const scenario = new Scenario(
      model(
        start(),
        inclusive('split'),
        exclusive('again'),
        serviceTask('work'),
        exclusive('more', 'more-join'),
        serviceTask('other'),
        inclusive('join'),
        serviceTask('after'),
        path('start', 'split'),
        flow('split', 'again', 'true'),
        flow('split', 'other', 'true'),
        path('again', 'work', 'more', 'join', 'after'),
        path('other', 'join'),
        flow('more', 'again', 'rounds < 3'),
      ),
    ).start({ rounds: 0 });
    scenario.completeJob('other');
    for (const rounds of [1, 2]) {
      expect(scenario.completeJob('work', { rounds }).tokens).toEqual(['work']);
    }
    expect(scenario.completeJob('work', { rounds: 3 }).tokens).toEqual(['after']);
    expect(scenario.completeJob('after').status).toBe('COMPLETED');
  });

  const joining = () =>
    model(
      start(),
      parallel('fork'),
      serviceTask('left'),
      subProcess('right', [start('in'), serviceTask('inner'), path('in', 'inner')]),
      boundary('stopped', 'right', onSignal('stop')),
      end('stop'),
      boundary('failed', 'right', onError()),
      end('dead'),
      inclusive('join'),
      serviceTask('after'),
      path('start', 'fork', 'left', 'join', 'after'),
      path('fork', 'right', 'join'),
      path('stopped', 'stop'),
      path('failed', 'dead'),
    );

  it.each([
    ['completes', (scenario: Scenario) => scenario.completeJob('inner')],
    ['is interrupted by a signal', (scenario: Scenario) => scenario.signal('stopped')],
    ['dies of an error', (scenario: Scenario) => scenario.throwError('inner', 'E')],
  ])('an inclusive join goes on exactly once when the other token %s', (_, act) => {
    covers('an inclusive join when another token dies, is interrupted or loops');
    const scenario = new Scenario(joining()).start().completeJob('left');
    expect(scenario.tokens).toEqual(['right', 'inner']);
    expect(act(scenario).tokens).toEqual(['after']);
    expect(scenario.completeJob('after').status).toBe('COMPLETED');
  });

  it('a complex gateway in a loop begins a round for each pass', () => {
    covers('a complex gateway in a loop, with rounds that overlap');
    const scenario = new Scenario(
      model(
        start(),
        exclusive('again'),
        parallel('fork'),
        serviceTask('a'),
        serviceTask('b'),
        complex('meet', 'activationCount >= 1'),
        serviceTask('next'),
        exclusive('more', 'more-end'),
        end(),
        path('start', 'again', 'fork', 'a', 'meet', 'next', 'more', 'end'),
        path('fork', 'b', 'meet'),
        flow('more', 'again', 'rounds < 2'),
      ),
    ).start({ rounds: 0 });
    scenario.completeJob('a');
    expect(scenario.tokens).toEqual(['b', 'next']);
    // The second round begins its work before the first has had its last token.
    scenario.completeJob('next', { rounds: 1 });
    expect(scenario.tokens).toEqual(['b', 'a', 'b']);
    scenario.completeJob('b').completeJob('b').completeJob('a');
    expect(scenario.status === 'COMPLETED' || scenario.tokens.includes('next')).toBe(true);
    while (scenario.status === 'ACTIVE') scenario.completeJob('next', { rounds: 2 });
    expect(scenario.status).toBe('COMPLETED');
  });

  it('a parallel join is not satisfied by a path that was not taken, and the instance stays to be seen', () => {
    covers('a dead path and a parallel join');
    const scenario = new Scenario(
      model(
        start(),
        exclusive('choice', 'choice-b'),
        serviceTask('a'),
        serviceTask('b'),
        parallel('join'),
        serviceTask('after'),
        path('start', 'choice', 'b', 'join', 'after'),
        path('a', 'join'),
        flow('choice', 'a', 'false'),
      ),
    ).start();
    scenario.completeJob('b');
    expect(scenario.tokens).toEqual([]);
    expect(scenario.status).toBe('ACTIVE');
    expect(scenario.cancel().status).toBe('TERMINATED');
  });

  it('a converging exclusive gateway lets each token through and leaves the others alone', () => {
    covers('a converging exclusive gateway lets every token through');
    const scenario = new Scenario(
      model(
        start(),
        parallel('fork'),
        serviceTask('a'),
        serviceTask('b'),
        exclusive('merge'),
        serviceTask('after'),
        path('start', 'fork', 'a', 'merge', 'after'),
        path('fork', 'b', 'merge'),
      ),
    ).start();
    expect(scenario.completeJob('b').tokens).toEqual(['a', 'after']);
    expect(scenario.completeJob('a').tokens).toEqual(['after', 'after']);
    expect(scenario.completeJob('after').completeJob('after').status).toBe('COMPLETED');
  });
});

describe('events that meet (BPMN 2.0.2, 10.5 and 13.5)', () => {
  it('terminate ends its instance of a parallel sub-process and no other', () => {
    covers('terminate inside a parallel sub-process');
    const scenario = new Scenario(
      model(
        start(),
        forEach(
          subProcess('each', [
            start('in'),
            parallel('fork'),
            serviceTask('stop'),
            serviceTask('go'),
            end('kill', { kind: 'terminate' }),
            path('in', 'fork', 'stop', 'kill'),
            path('fork', 'go'),
          ]),
          { items: '[1, 2]', item: 'item' },
        ),
        serviceTask('after'),
        path('start', 'each', 'after'),
      ),
    ).start();
    scenario.completeJob('stop');
    expect(scenario.tokens).toEqual(['each', 'each', 'stop', 'go']);
    scenario.completeJob('stop');
    expect(scenario.tokens).toEqual(['after']);
  });

  it('an interrupting event sub-process ends all that waits: jobs, tasks, timers, messages, calls, joins, incidents', () => {
    covers('an interrupting event sub-process with waiting children');
    const scenario = new Scenario(
      model(
        start(),
        parallel('fork'),
        serviceTask('job'),
        userTask('task'),
        catching('timer', onTimer('duration', 'P1D')),
        catching('letter', onMessage('m')),
        catching('broadcast', onSignal('s')),
        catching('truth', onCondition('x > 1')),
        callActivity('call', 'other'),
        eventBased('choice'),
        catching('first', onSignal('first')),
        catching('second', onTimer('duration', 'P2D')),
        scriptTask('broken', 'assert(null, false)', 'r'),
        parallel('join'),
        subProcess('deep', [
          start('in'),
          forEach(serviceTask('each'), { cardinality: '3' }),
          path('in', 'each'),
        ]),
        path('start', 'fork'),
        ...[
          'job',
          'task',
          'timer',
          'letter',
          'broadcast',
          'truth',
          'call',
          'choice',
          'broken',
          'deep',
          'join',
        ].map((id) => path('fork', id)),
        path('choice', 'first'),
        path('choice', 'second'),
        path('job', 'join'),
        eventSubProcess('handler', [
          eventStart('begin', onSignal('alarm')),
          serviceTask('react'),
          path('begin', 'react'),
        ]),
      ),
    ).start({ key: 'k', x: 0 });
    expect(scenario.waits.length).toBeGreaterThan(11);
    scenario.signal('begin');
    expect(scenario.tokens).toEqual(['handler', 'react']);
    expect(scenario.waits).toEqual(['job react']);
    expect(scenario.incidents).toEqual([]);
    expect(scenario.completeJob('react').status).toBe('COMPLETED');
  });

  it('links take several tokens to one place, in a sub-process of each instance', () => {
    covers('link events');
    const scenario = new Scenario(
      model(
        start(),
        forEach(
          subProcess('each', [
            start('in'),
            parallel('fork'),
            throwing('left', link('far', 'landing')),
            throwing('right', link('far', 'landing')),
            catching('landing', link('far')),
            serviceTask('after'),
            path('in', 'fork', 'left'),
            path('fork', 'right'),
            path('landing', 'after'),
          ]),
          { cardinality: '2' },
        ),
        path('start', 'each'),
      ),
    ).start();
    expect(scenario.waits).toEqual(['job after', 'job after', 'job after', 'job after']);
  });

  it.each([
    ['signal', (scenario: Scenario) => scenario.signal('heard'), 'by-signal'],
    ['timer', (scenario: Scenario) => scenario.fireTimer('due'), 'by-timer'],
  ])(
    'of a signal and a timer due at once behind one gateway, the first to be served (%s) wins',
    (_, first, winner) => {
      covers('an event-based gateway with a signal and a timer due at once');
      const scenario = new Scenario(
        model(
          start(),
          eventBased('choice'),
          catching('heard', onSignal('s')),
          catching('due', onTimer('duration', 'PT1H')),
          serviceTask('by-signal'),
          serviceTask('by-timer'),
          path('start', 'choice', 'heard', 'by-signal'),
          path('choice', 'due', 'by-timer'),
        ),
      ).start();
      const late = ['signal', 'timer'].flatMap((kind) =>
        scenario.element('choice').waits.filter((wait) => wait.kind === kind),
      );
      scenario.now += 3_600_000;
      expect(first(scenario).tokens).toEqual([winner]);
      for (const wait of late) {
        if (wait.kind === 'timer') scenario.send({ kind: 'triggerTimer', timerKey: wait.timerKey });
        if (wait.kind === 'signal') {
          const { subscriptionKey } = wait;
          scenario.send({ kind: 'triggerSignal', subscriptionKey, signalKey: '1' as never, variables: {} });
        }
        expect(scenario.rejection?.code).toBe('NOT_FOUND');
      }
      expect(scenario.tokens).toEqual([winner]);
    },
  );

  it('a condition sees the variable in the very step that writes it, behind a job as well', () => {
    covers('a condition that comes to hold within the step that writes its variable');
    const scenario = new Scenario(
      model(
        start(),
        serviceTask('work'),
        boundary('reached', 'work', onCondition('total > 100'), { interrupting: false }),
        serviceTask('bonus'),
        scriptTask('add', 'total + 50', 'total'),
        serviceTask('long'),
        boundary('too-much', 'long', onCondition('total > 200')),
        serviceTask('stop'),
        path('start', 'work', 'add', 'long'),
        path('reached', 'bonus'),
        path('too-much', 'stop'),
      ),
    ).start({ total: 90 });
    scenario.setVariables({ total: 160 });
    expect(scenario.tokens).toEqual(['work', 'bonus']);
    expect(scenario.completeJob('work').tokens).toEqual(['bonus', 'stop']);
  });

  it('a timer of three months is due then, not at once and not never', () => {
    covers('a timer further away than 2^31 milliseconds');
    const scenario = new Scenario(
      model(
        start(),
        catching('objection', onTimer('duration', 'P3M')),
        end(),
        path('start', 'objection', 'end'),
      ),
    ).start();
    // A summer time lies in between: the same time of day.
    expect(scenario.dueAt('objection')).toBe('2026-05-03T07:00:00.000Z');
    expect(scenario.fireTimer('objection').status).toBe('COMPLETED');
  });

  it('news that come twice change nothing the second time: job, task, timer, message, signal, called process', () => {
    covers('the same news twice');
    const scenario = new Scenario(
      model(
        start(),
        parallel('fork'),
        serviceTask('job'),
        userTask('task'),
        catching('timer', onTimer('duration', 'P1D')),
        catching('letter', onMessage('m')),
        catching('broadcast', onSignal('s')),
        callActivity('call', 'other'),
        userTask('rest'),
        path('start', 'fork'),
        ...['job', 'task', 'timer', 'letter', 'broadcast', 'call', 'rest'].map((id) => path('fork', id)),
      ),
    ).start({ key: 'k' });
    const commands = Object.values(scenario.state!.elementInstances).flatMap(
      ({ elementId, waits: [wait] }) => {
        if (wait === undefined || elementId === 'rest') return [];
        switch (wait.kind) {
          case 'job':
            return { kind: 'completeJob', jobKey: wait.jobKey, variables: {} } as const;
          case 'userTask': {
            const { userTaskKey } = wait;
            return { kind: 'completeUserTask', userTaskKey, variables: {}, action: 'complete' } as const;
          }
          case 'timer':
            return { kind: 'triggerTimer', timerKey: wait.timerKey } as const;
          case 'message': {
            const { subscriptionKey } = wait;
            return {
              kind: 'correlateMessage',
              subscriptionKey,
              messageKey: '1' as never,
              variables: {},
            } as const;
          }
          case 'signal': {
            const { subscriptionKey } = wait;
            return {
              kind: 'triggerSignal',
              subscriptionKey,
              signalKey: '1' as never,
              variables: {},
            } as const;
          }
          case 'calledProcess': {
            const { calledProcessInstanceKey } = wait;
            return { kind: 'completeCalledProcess', calledProcessInstanceKey, variables: {} } as const;
          }
          case 'condition':
            return [];
        }
      },
    );
    expect(commands).toHaveLength(6);
    for (const command of commands) scenario.send(command);
    expect(scenario.tokens).toEqual(['rest']);
    for (const command of commands) {
      expect(scenario.send(command).rejection?.code).toBe('NOT_FOUND');
    }
    expect(scenario.tokens).toEqual(['rest']);
  });
});
