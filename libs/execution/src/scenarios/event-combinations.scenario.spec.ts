import type { EventDefinition } from '@vorgang/bpmn';
import { describe, expect, it } from 'vitest';
import {
  all,
  boundary,
  catching,
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
  serviceTask,
  start,
  subProcess,
  throwing,
  userTask,
  withQuantities,
  type Piece,
} from './support/model-builder.js';
import { Scenario } from './support/scenario.js';

/** A process whose event sub-process begins with the given event. */
const handled = (definition: EventDefinition, interrupting: boolean) =>
  model(
    start(),
    userTask('check'),
    end(),
    path('start', 'check', 'end'),
    eventSubProcess('handler', [
      eventStart('begin', definition, { interrupting }),
      serviceTask('react'),
      path('begin', 'react'),
    ]),
  );

describe('start of an event sub-process (BPMN 2.0.2, 10.5.2 and 13.5.4)', () => {
  it.each([
    ['a signal', onSignal('alarm'), (scenario: Scenario) => scenario.signal('begin')],
    ['a condition', onCondition('x > 1'), (scenario: Scenario) => scenario.setVariables({ x: 2 })],
    ['a message', onMessage('m'), (scenario: Scenario) => scenario.correlate('begin')],
    ['a timer', onTimer('duration', 'PT1H'), (scenario: Scenario) => scenario.fireTimer('begin')],
  ])('by %s interrupts the scope', (_, definition, trigger) => {
    const scenario = trigger(new Scenario(handled(definition, true)).start({ key: 'k', x: 0 }));
    expect(scenario.tokens).toEqual(['handler', 'react']);
    expect(scenario.completeJob('react').status).toBe('COMPLETED');
  });

  it.each([
    ['a signal', onSignal('alarm'), (scenario: Scenario) => scenario.signal('begin').signal('begin')],
    [
      'a condition',
      onCondition('x > 1'),
      (scenario: Scenario) => scenario.setVariables({ x: 2 }).setVariables({ x: 0 }).setVariables({ x: 3 }),
    ],
  ])('by %s that does not interrupt begins beside the scope, each time', (_, definition, trigger) => {
    const scenario = trigger(new Scenario(handled(definition, false)).start({ key: 'k', x: 0 }));
    expect(scenario.tokens).toEqual(['check', 'handler', 'react', 'handler', 'react']);
    scenario.completeTask('check').completeJob('react').completeJob('react');
    expect(scenario.status).toBe('COMPLETED');
  });

  it.each([true, false])('by an escalation from inside (interrupting: %s)', (interrupting) => {
    const process = model(
      start(),
      subProcess('sub', [
        start('in'),
        throwing('tell', onEscalation('E1')),
        serviceTask('work'),
        path('in', 'tell', 'work'),
        eventSubProcess('handler', [
          eventStart('begin', onEscalation('E1'), { interrupting }),
          serviceTask('react'),
          path('begin', 'react'),
        ]),
      ]),
      boundary('never', 'sub', onEscalation('E1')),
      serviceTask('outside'),
      path('start', 'sub'),
      path('never', 'outside'),
    );
    const scenario = new Scenario(process).start();
    expect(scenario.tokens).toEqual(
      interrupting ? ['sub', 'handler', 'react'] : ['sub', 'handler', 'work', 'react'],
    );
  });

  it('sees a condition over variables of its scope', () => {
    const process = model(
      start(),
      subProcess(
        'sub',
        [
          start('in'),
          userTask('check'),
          path('in', 'check'),
          eventSubProcess('handler', [
            eventStart('begin', onCondition('local = 2')),
            serviceTask('react'),
            path('begin', 'react'),
          ]),
        ],
        { inputs: { local: '=1' } },
      ),
      path('start', 'sub'),
    );
    const scenario = new Scenario(process).start().setVariables({ local: 2 }, { at: 'sub', local: true });
    expect(scenario.tokens).toEqual(['sub', 'handler', 'react']);
  });
});

describe('escalation through several levels (BPMN 2.0.2, 10.5.6)', () => {
  const levels = (outermost: boolean) =>
    model(
      start(),
      subProcess('a', [
        start('in-a'),
        subProcess('b', [
          start('in-b'),
          subProcess('c', [start('in-c'), end('tell', onEscalation('E1')), path('in-c', 'tell')]),
          serviceTask('after-c'),
          path('in-b', 'c', 'after-c'),
        ]),
        path('in-a', 'b'),
      ]),
      boundary('heard', 'a', onEscalation(), { interrupting: outermost }),
      serviceTask('react'),
      path('start', 'a'),
      path('heard', 'react'),
    );

  it('interrupting ends all of them', () => {
    expect(new Scenario(levels(true)).start().tokens).toEqual(['react']);
  });

  it('not interrupting leaves all of them to go on', () => {
    expect(new Scenario(levels(false)).start().tokens).toEqual(['a', 'b', 'react', 'after-c']);
  });
});

describe('events that meet at a gateway (BPMN 2.0.2, 13.4 and 13.5)', () => {
  it('an inclusive gateway waits for the token that an event-based gateway still holds', () => {
    const process = model(
      start(),
      parallel('fork'),
      serviceTask('a'),
      eventBased('wait'),
      catching('yes', onMessage('yes')),
      catching('no', onMessage('no')),
      end('refused'),
      inclusive('join'),
      serviceTask('after'),
      path('start', 'fork', 'a', 'join', 'after'),
      path('fork', 'wait', 'yes', 'join'),
      path('wait', 'no', 'refused'),
    );
    const begin = () => new Scenario(process).start({ key: 'k' }).completeJob('a');
    expect(begin().tokens).toEqual(['wait']);
    expect(begin().correlate('yes').tokens).toEqual(['after']);
    expect(begin().correlate('no').tokens).toEqual(['after']);
  });

  it('an inclusive gateway joins when a terminate end event inside a parallel sub-process ends a token', () => {
    const process = model(
      start(),
      parallel('fork'),
      serviceTask('a'),
      subProcess('sub', [
        start('in'),
        parallel('split'),
        serviceTask('x'),
        end('stop', { kind: 'terminate' }),
        serviceTask('y'),
        path('in', 'split', 'x', 'stop'),
        path('split', 'y'),
      ]),
      inclusive('join'),
      serviceTask('after'),
      path('start', 'fork', 'a', 'join', 'after'),
      path('fork', 'sub', 'join'),
    );
    const scenario = new Scenario(process).start().completeJob('a');
    expect(scenario.tokens).not.toContain('after');
    expect(scenario.completeJob('x').tokens).toEqual(['after']);
  });

  it('an interrupting event sub-process drops the tokens that wait at joins, rounds included', () => {
    const process = model(
      start(),
      parallel('fork'),
      serviceTask('a'),
      serviceTask('b'),
      serviceTask('c'),
      complex('meet', 'activationCount >= 1'),
      inclusive('join'),
      serviceTask('after'),
      path('start', 'fork', 'a', 'meet', 'join', 'after'),
      path('fork', 'b', 'meet'),
      path('fork', 'c', 'join'),
      eventSubProcess('handler', [eventStart('begin', onSignal('stop')), end('done'), path('begin', 'done')]),
    );
    const scenario = new Scenario(process).start().completeJob('a');
    expect(scenario.tokens).toEqual(['b', 'c']);
    expect(scenario.signal('begin').status).toBe('COMPLETED');
    expect(scenario.tokens).toEqual([]);
  });

  it('a loop through a link ends at an inclusive join that waited for it', () => {
    const process = model(
      start(),
      parallel('fork'),
      serviceTask('a'),
      exclusive('merge'),
      catching('again', link('L')),
      serviceTask('work'),
      exclusive('decide', 'decide-join'),
      throwing('back', link('L', 'again')),
      inclusive('join'),
      serviceTask('after'),
      path('start', 'fork', 'a', 'join', 'after'),
      path('fork', 'merge', 'work', 'decide', 'join'),
      path('again', 'merge'),
      flow('decide', 'back', 'repeat'),
    );
    const scenario = new Scenario(process).start({ repeat: true }).completeJob('a').completeJob('work');
    expect(scenario.tokens).toEqual(['work']);
    expect(scenario.setVariables({ repeat: false }).completeJob('work').tokens).toEqual(['after']);
  });
});

describe('several events on one activity (BPMN 2.0.2, 10.5.4)', () => {
  const process = model(
    start(),
    subProcess('sub', [start('in'), serviceTask('work'), path('in', 'work')]),
    boundary('note', 'sub', onSignal('note'), { interrupting: false }),
    boundary('late', 'sub', onTimer('duration', 'PT1H'), { interrupting: false }),
    boundary('both', 'sub', all(onSignal('note'), onMessage('m')), { interrupting: false }),
    boundary('failed', 'sub', onError('E1')),
    boundary('stop', 'sub', onCondition('stop = true')),
    serviceTask('n'),
    serviceTask('l'),
    serviceTask('b'),
    serviceTask('f'),
    serviceTask('s'),
    path('start', 'sub'),
    path('note', 'n'),
    path('late', 'l'),
    path('both', 'b'),
    path('failed', 'f'),
    path('stop', 's'),
  );

  it('each happens by itself, and the first that interrupts ends the wait for all', () => {
    const scenario = new Scenario(process).start({ key: 'k' }).signal('note').fireTimer('late');
    expect(scenario.tokens).toEqual(['sub', 'work', 'n', 'l']);
    scenario.signal('both').correlate('both');
    expect(scenario.tokens).toEqual(['sub', 'work', 'n', 'l', 'b']);
    scenario.setVariables({ stop: true });
    expect(scenario.tokens).toEqual(['n', 'l', 'b', 's']);
    expect(scenario.waits.filter((wait) => !wait.startsWith('job'))).toEqual([]);
  });

  it('an error takes its way although others wait', () => {
    expect(new Scenario(process).start({ key: 'k' }).throwError('work', 'E1').tokens).toEqual(['f']);
  });

  it('all waits end with the activity', () => {
    const scenario = new Scenario(process).start({ key: 'k' }).signal('both').completeJob('work');
    expect(scenario.status).toBe('COMPLETED');
  });
});

describe('gateways and events with repeated activities (BPMN 2.0.2, 13.3.6 and 13.4)', () => {
  const beside = (activity: Piece, ...rest: readonly Piece[]) =>
    model(
      start(),
      parallel('fork'),
      serviceTask('a'),
      activity,
      inclusive('join'),
      serviceTask('after'),
      path('start', 'fork', 'a', 'join', 'after'),
      path('fork', 'many', 'join'),
      ...rest,
    );

  it('an inclusive gateway waits until every instance of a multi-instance activity has completed', () => {
    const process = beside(forEach(serviceTask('many'), { cardinality: '2' }));
    const scenario = new Scenario(process).start().completeJob('a').completeJob('many');
    expect(scenario.tokens).not.toContain('after');
    expect(scenario.completeJob('many').tokens).toEqual(['after']);
  });

  it('an inclusive gateway goes on when a signal interrupts a multi-instance activity', () => {
    const process = beside(
      forEach(serviceTask('many'), { cardinality: '3' }),
      boundary('stop', 'many', onSignal('stop')),
      end('stopped'),
      path('stop', 'stopped'),
    );
    const scenario = new Scenario(process).start().completeJob('a').completeJob('many');
    expect(scenario.signal('stop').tokens).toEqual(['after']);
    expect(scenario.waits).toEqual(['job after']);
  });

  it('an inclusive gateway waits for a token that an activity holds until it has enough of them', () => {
    const process = model(
      start(),
      parallel('fork'),
      serviceTask('a'),
      serviceTask('b'),
      serviceTask('c'),
      withQuantities(serviceTask('pair'), { startQuantity: 2 }),
      inclusive('join'),
      serviceTask('after'),
      path('start', 'fork', 'a', 'join', 'after'),
      path('fork', 'b', 'pair', 'join'),
      path('fork', 'c', 'pair'),
    );
    const scenario = new Scenario(process).start().completeJob('a').completeJob('b');
    expect(scenario.tokens).toEqual(['c']);
    expect(scenario.completeJob('c').tokens).toEqual(['pair']);
    expect(scenario.completeJob('pair').tokens).toEqual(['after']);
  });

  it('a condition on a multi-instance activity ends all of its instances', () => {
    const process = beside(
      forEach(serviceTask('many'), { cardinality: '2' }),
      boundary('enough', 'many', onCondition('enough = true')),
      end('stopped'),
      path('enough', 'stopped'),
    );
    const scenario = new Scenario(process).start({ enough: false }).setVariables({ enough: true });
    expect(scenario.tokens).toEqual(['a']);
  });

  it('an escalation from one instance of a multi-instance sub-process ends them all where it interrupts', () => {
    const body = subProcess('many', [
      start('in'),
      serviceTask('work'),
      end('tell', onEscalation('E1')),
      path('in', 'work', 'tell'),
    ]);
    const process = (interrupting: boolean) =>
      beside(
        forEach(body, { cardinality: '2' }),
        boundary('heard', 'many', onEscalation('E1'), { interrupting }),
        serviceTask('react'),
        path('heard', 'react'),
      );
    expect(new Scenario(process(true)).start().completeJob('work').tokens).toEqual(['a', 'react']);
    const going = new Scenario(process(false)).start().completeJob('work').completeJob('work');
    expect(going.tokens).toEqual(['a', 'react', 'react']);
  });

  it('each instance of a multi-instance sub-process joins by itself', () => {
    const body = subProcess('many', [
      start('in'),
      inclusive('split', 'split-x'),
      serviceTask('x'),
      serviceTask('y'),
      inclusive('meet'),
      end('out'),
      path('in', 'split', 'x', 'meet', 'out'),
      flow('split', 'y', 'item > 1'),
      path('y', 'meet'),
    ]);
    const process = beside(forEach(body, { items: '[1, 2]', item: 'item' }));
    const scenario = new Scenario(process).start().completeJob('a');
    expect(scenario.tokens.filter((id) => id === 'x' || id === 'y')).toEqual(['x', 'y']);
    expect(scenario.completeJob('y').completeJob('x').tokens).toEqual(['after']);
  });
});
