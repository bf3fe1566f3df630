import { describe, expect, it } from 'vitest';
import {
  boundary,
  end,
  exclusive,
  flow,
  inclusive,
  model,
  onError,
  onMessage,
  onTimer,
  parallel,
  path,
  serviceTask,
  start,
  subProcess,
  undefinedTask,
} from './support/model-builder.js';
import { Scenario } from './support/scenario.js';

describe('inclusive gateway that forks (BPMN 2.0.2, 10.6.3 and 13.4.3)', () => {
  const process = model(
    start(),
    inclusive('decide', 'decide-other'),
    serviceTask('low'),
    serviceTask('high'),
    serviceTask('other'),
    path('start', 'decide'),
    flow('decide', 'low', 'amount > 10'),
    flow('decide', 'high', 'amount > 100'),
    path('decide', 'other'),
  );
  const strict = model(
    start(),
    inclusive('decide'),
    serviceTask('a'),
    path('start', 'decide'),
    flow('decide', 'a', 'x > 1'),
  );

  it.each([
    [5, ['other']],
    [50, ['low']],
    [500, ['low', 'high']],
  ])('with amount %d sends a token to %j: each flow that holds, else the default flow', (amount, targets) => {
    expect(new Scenario(process).start({ amount }).tokens).toEqual(targets);
  });

  it('raises an incident when no condition holds and there is no default flow, and goes on when resolved', () => {
    const scenario = new Scenario(strict).start({ x: 1 });
    expect(scenario.incidents).toMatchObject([{ at: 'decide', type: 'CONDITION_ERROR' }]);
    expect(scenario.setVariables({ x: 2 }).resolveIncident('decide').tokens).toEqual(['a']);
  });

  it('raises an incident when a condition is neither true nor false', () => {
    const scenario = new Scenario(strict).start({ x: 'much' });
    expect(scenario.incidents).toMatchObject([{ at: 'decide', type: 'EXTRACT_VALUE_ERROR' }]);
    expect(scenario.waits).toEqual([]);
  });

  it('takes a flow without condition always', () => {
    const open = model(
      start(),
      inclusive('decide'),
      serviceTask('a'),
      serviceTask('b'),
      path('start', 'decide', 'b'),
      flow('decide', 'a', 'x > 1'),
    );
    expect(new Scenario(open).start({ x: 1 }).tokens).toEqual(['b']);
  });
});

/** Fork by condition into `a`, `b` and `c`, join, `after`. */
const forkAndJoin = model(
  start(),
  inclusive('fork'),
  serviceTask('a'),
  serviceTask('b'),
  serviceTask('c'),
  boundary('broken', 'c', onError('E1')),
  inclusive('join'),
  serviceTask('after'),
  end(),
  path('start', 'fork'),
  flow('fork', 'a', 'contains(ways, "a")'),
  flow('fork', 'b', 'contains(ways, "b")'),
  flow('fork', 'c', 'contains(ways, "c")'),
  path('a', 'join', 'after', 'end'),
  path('b', 'join'),
  path('c', 'join'),
  path('broken', 'end'),
);

describe('inclusive gateway that joins (BPMN 2.0.2, 10.6.3 and 13.4.3)', () => {
  it.each([
    ['a', ['a']],
    ['ab', ['a', 'b']],
    ['abc', ['c', 'a', 'b']],
  ])('of the ways "%s" waits for each that has a token, and for no other', (ways, order) => {
    const scenario = new Scenario(forkAndJoin).start({ ways });
    for (const [place, way] of order.entries()) {
      expect(scenario.tokens).toHaveLength(order.length - place);
      expect(scenario.tokens).not.toContain('after');
      scenario.completeJob(way);
    }
    expect(scenario.tokens).toEqual(['after']);
    expect(scenario.completeJob('after').status).toBe('COMPLETED');
  });

  it('takes one token from each flow that has one', () => {
    const scenario = new Scenario(forkAndJoin).start({ ways: 'ab' }).completeJob('b');
    void scenario.happened;
    expect(scenario.completeJob('a').happened).toEqual([
      'job a completed',
      'a completed',
      'token arrived over a-join',
      'join activated',
      'join completed',
      'after activated',
      'job after created',
    ]);
    expect(scenario.changes).toContainEqual(
      expect.objectContaining({ elementId: 'join', takenFlowIds: ['a-join', 'b-join'] }),
    );
    expect(JSON.stringify(scenario.state)).not.toContain('arrivals');
  });

  it('goes on when the token that it waited for takes another way: an error on its activity', () => {
    const scenario = new Scenario(forkAndJoin).start({ ways: 'ac' }).completeJob('a');
    expect(scenario.tokens).toEqual(['c']);
    expect(scenario.throwError('c', 'E1').tokens).toEqual(['after']);
  });

  it('goes on when the token that it waited for ends', () => {
    const dying = model(
      start(),
      parallel('fork'),
      serviceTask('a'),
      serviceTask('b'),
      exclusive('decide', 'decide-join'),
      end('early'),
      inclusive('join'),
      serviceTask('after'),
      path('start', 'fork', 'a', 'join', 'after'),
      path('fork', 'b', 'decide', 'join'),
      flow('decide', 'early', 'stop'),
    );
    const scenario = new Scenario(dying).start({ stop: true }).completeJob('a');
    expect(scenario.tokens).toEqual(['b']);
    expect(scenario.completeJob('b').happened.slice(-5)).toEqual([
      'early completed',
      'join activated',
      'join completed',
      'after activated',
      'job after created',
    ]);
  });

  it('goes on when a sub-process that could have reached it is interrupted', () => {
    const interrupted = model(
      start(),
      parallel('fork'),
      serviceTask('a'),
      subProcess('sub', [start('in'), serviceTask('deep'), path('in', 'deep')]),
      boundary('stop', 'sub', onTimer('duration', 'P1D')),
      end('stopped'),
      inclusive('join'),
      serviceTask('after'),
      path('start', 'fork', 'a', 'join', 'after'),
      path('fork', 'sub', 'join'),
      path('stop', 'stopped'),
    );
    const scenario = new Scenario(interrupted).start().completeJob('a');
    expect(scenario.tokens).toEqual(['sub', 'deep']);
    expect(scenario.fireTimer('stop').tokens).toEqual(['after']);
  });

  it('waits for the token of a boundary event that does not interrupt', () => {
    const reminded = model(
      start(),
      serviceTask('work'),
      boundary('remind', 'work', onTimer('duration', 'PT1H'), { interrupting: false }),
      serviceTask('mail'),
      inclusive('join'),
      serviceTask('after'),
      path('start', 'work', 'join', 'after'),
      path('remind', 'mail', 'join'),
    );
    const scenario = new Scenario(reminded).start().fireTimer('remind').completeJob('work');
    expect(scenario.tokens).toEqual(['mail']);
    expect(scenario.completeJob('mail').tokens).toEqual(['after']);
    expect(new Scenario(reminded).start().completeJob('work').tokens).toEqual(['after']);
  });

  it('does not wait for a token on a flow that has its token already', () => {
    const twice = model(
      start(),
      parallel('fork'),
      exclusive('merge'),
      serviceTask('slow'),
      inclusive('join'),
      serviceTask('other'),
      serviceTask('after'),
      path('start', 'fork', 'merge', 'join', 'after'),
      path('fork', 'slow', 'merge'),
      path('other', 'join'),
    );
    const scenario = new Scenario(twice).start();
    expect(scenario.tokens).toEqual(['slow', 'after']);
    expect(scenario.completeJob('slow').tokens).toEqual(['after', 'after']);
  });

  it('waits for nothing that happens in another scope', () => {
    const scopes = model(
      start(),
      parallel('fork'),
      serviceTask('outside'),
      subProcess('sub', [
        start('in'),
        inclusive('split', 'split-x'),
        undefinedTask('x'),
        undefinedTask('y'),
        inclusive('join'),
        end('out'),
        path('in', 'split', 'x', 'join', 'out'),
        flow('split', 'y', 'y = true'),
        path('y', 'join'),
      ]),
      serviceTask('after'),
      path('start', 'fork', 'outside'),
      path('fork', 'sub', 'after'),
    );
    expect(new Scenario(scopes).start({ y: true }).tokens).toEqual(['outside', 'after']);
  });

  it('leaves nothing behind when the instance is canceled', () => {
    const scenario = new Scenario(forkAndJoin).start({ ways: 'ab' }).completeJob('a').cancel();
    expect(scenario.status).toBe('TERMINATED');
    expect(scenario.state?.elementInstances).toEqual({});
  });

  it('joins when the token that it waited for is held by an incident and then leaves', () => {
    const scenario = new Scenario(forkAndJoin).start({ ways: 'ab' }).completeJob('a').failJob('b', 0);
    expect(scenario.tokens).toEqual(['b']);
    scenario.updateRetries('b', 1).resolveIncident('b').completeJob('b');
    expect(scenario.tokens).toEqual(['after']);
  });
});

describe('inclusive gateway in a loop (BPMN 2.0.2, 13.4.3)', () => {
  const looping = model(
    start(),
    parallel('fork'),
    inclusive('merge'),
    serviceTask('work'),
    exclusive('again', 'again-join'),
    serviceTask('other'),
    inclusive('join'),
    serviceTask('after'),
    path('start', 'fork', 'merge', 'work', 'again', 'join', 'after'),
    flow('again', 'merge', 'again'),
    path('fork', 'other', 'join'),
  );

  it('at the head of the loop does not wait for a token that must pass through it', () => {
    expect(new Scenario(looping).start({ again: true }).tokens).toEqual(['other', 'work']);
  });

  it('lets the loop run any number of rounds', () => {
    const scenario = new Scenario(looping).start({ again: true }).completeJob('work').completeJob('work');
    expect(scenario.tokens).toEqual(['other', 'work']);
  });

  it('behind the loop waits until the loop is left', () => {
    const scenario = new Scenario(looping).start({ again: true }).completeJob('other').completeJob('work');
    expect(scenario.tokens).toEqual(['work']);
    expect(scenario.setVariables({ again: false }).completeJob('work').tokens).toEqual(['after']);
  });

  it('joins once per round when it sits inside the loop', () => {
    const inside = model(
      start(),
      exclusive('merge'),
      parallel('fork'),
      serviceTask('a'),
      serviceTask('b'),
      inclusive('join'),
      exclusive('again', 'again-end'),
      end(),
      path('start', 'merge', 'fork', 'a', 'join', 'again', 'end'),
      path('fork', 'b', 'join'),
      flow('again', 'merge', 'again'),
    );
    const scenario = new Scenario(inside).start({ again: true });
    for (let round = 0; round < 3; round += 1) {
      expect(scenario.tokens).toEqual(['a', 'b']);
      scenario.completeJob('b').completeJob('a');
    }
    expect(scenario.tokens).toEqual(['a', 'b']);
    scenario.setVariables({ again: false }).completeJob('a').completeJob('b');
    expect(scenario.status).toBe('COMPLETED');
  });

  it('one behind another join waits for the token that is held there', () => {
    const chained = model(
      start(),
      parallel('fork'),
      serviceTask('a'),
      serviceTask('b'),
      serviceTask('c'),
      inclusive('first'),
      inclusive('second'),
      serviceTask('after'),
      path('start', 'fork', 'a', 'first', 'second', 'after'),
      path('fork', 'b', 'first'),
      path('fork', 'c', 'second'),
    );
    const scenario = new Scenario(chained).start().completeJob('c').completeJob('a');
    expect(scenario.tokens).toEqual(['b']);
    expect(scenario.completeJob('b').tokens).toEqual(['after']);
  });

  it('does not wait for a token that waits at a boundary event outside of every path to it', () => {
    const apart = model(
      start(),
      parallel('fork'),
      serviceTask('a'),
      serviceTask('far'),
      boundary('letter', 'far', onMessage('letter')),
      inclusive('join'),
      serviceTask('never'),
      serviceTask('after'),
      end(),
      path('start', 'fork', 'a', 'join', 'after'),
      path('fork', 'far', 'end'),
      path('letter', 'end'),
      path('never', 'join'),
    );
    expect(new Scenario(apart).start({ key: 'k' }).completeJob('a').tokens).toEqual(['far', 'after']);
  });
});

describe('two inclusive gateways that wait for each other (BPMN 2.0.2, 13.4.3)', () => {
  it('wait as the condition of the standard says, and can be canceled', () => {
    const circle = model(
      start(),
      parallel('fork'),
      serviceTask('a'),
      serviceTask('b'),
      inclusive('first'),
      inclusive('second'),
      parallel('first-out'),
      parallel('second-out'),
      end(),
      path('start', 'fork', 'a', 'first', 'first-out', 'end'),
      path('fork', 'b', 'second', 'second-out', 'end'),
      path('first-out', 'second'),
      path('second-out', 'first'),
    );
    const scenario = new Scenario(circle).start().completeJob('a').completeJob('b');
    expect(scenario.tokens).toEqual([]);
    expect(scenario.status).toBe('ACTIVE');
    expect(scenario.cancel().status).toBe('TERMINATED');
  });
});
