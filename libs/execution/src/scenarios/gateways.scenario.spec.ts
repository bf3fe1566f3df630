import { describe, expect, it } from 'vitest';
import {
  end,
  exclusive,
  flow,
  model,
  parallel,
  path,
  serviceTask,
  start,
  undefinedTask,
} from './support/model-builder.js';
import { Scenario } from './support/scenario.js';

describe('exclusive gateway (BPMN 2.0.2, 10.6.2 and 13.4.2)', () => {
  const process = model(
    start(),
    exclusive('decide', 'decide-other'),
    serviceTask('low'),
    serviceTask('high'),
    serviceTask('other'),
    end(),
    path('start', 'decide'),
    flow('decide', 'low', 'amount < 10'),
    flow('decide', 'high', 'amount < 100'),
    path('decide', 'other', 'end'),
    path('low', 'end'),
    path('high', 'end'),
  );
  const strict = model(
    start(),
    exclusive('decide'),
    serviceTask('low'),
    path('start', 'decide'),
    flow('decide', 'low', 'amount < 10'),
  );

  it.each([
    [5, 'low'],
    [50, 'high'],
    [500, 'other'],
  ])(
    'sends the token of amount %d to %s: first condition that holds, else the default flow',
    (amount, target) => {
      expect(new Scenario(process).start({ amount }).tokens).toEqual([target]);
    },
  );

  it('raises an incident when no condition holds and there is no default flow', () => {
    const scenario = new Scenario(strict).start({ amount: 10 });
    expect(scenario.happened.slice(-3)).toEqual([
      'decide activated',
      'decide completing',
      'incident CONDITION_ERROR at decide (takeOutgoing)',
    ]);
    scenario.setVariables({ amount: 1 }).resolveIncident('decide');
    expect(scenario.happened.slice(1)).toEqual([
      'incident at decide resolved',
      'decide completed',
      'low activated',
      'job low created',
    ]);
  });

  it('raises an incident when a condition is neither true nor false', () => {
    const scenario = new Scenario(strict).start({ amount: 'much' });
    expect(scenario.incidents).toMatchObject([{ at: 'decide', type: 'EXTRACT_VALUE_ERROR' }]);
    expect(scenario.incidents[0]?.message).toContain('true or false');
  });

  it('stays with its incident when resolving does not help', () => {
    const scenario = new Scenario(strict).start({ amount: 10 }).resolveIncident('decide');
    expect(scenario.incidents).toHaveLength(1);
    expect(scenario.changes.filter((change) => change.kind === 'incidentRaised')).toHaveLength(2);
  });

  it('lets every token through where flows meet', () => {
    const merging = model(
      start(),
      parallel('fork'),
      exclusive('merge'),
      serviceTask('after'),
      path('start', 'fork', 'merge', 'after'),
      undefinedTask('detour'),
      path('fork', 'detour', 'merge'),
    );
    expect(new Scenario(merging).start().tokens).toEqual(['after', 'after']);
  });
});

describe('conditional flow of an activity (BPMN 2.0.2, 8.4.13 and 13.3.1)', () => {
  const process = model(
    start(),
    serviceTask('work'),
    serviceTask('a'),
    serviceTask('b'),
    path('start', 'work'),
    flow('work', 'a', 'x > 1'),
    flow('work', 'b', 'x > 2'),
  );

  it.each([
    [2, ['a']],
    [3, ['a', 'b']],
  ])('sends a token over each flow whose condition holds (x = %d)', (x, targets) => {
    expect(new Scenario(process).start({ x }).completeJob('work').tokens).toEqual(targets);
  });

  it('takes the default flow when no other holds', () => {
    const withDefault = model(
      start(),
      serviceTask('work', { defaultFlowId: 'work-b' }),
      serviceTask('a'),
      serviceTask('b'),
      path('start', 'work', 'b'),
      flow('work', 'a', 'x > 1'),
    );
    expect(new Scenario(withDefault).start({ x: 1 }).completeJob('work').tokens).toEqual(['b']);
    expect(new Scenario(withDefault).start({ x: 2 }).completeJob('work').tokens).toEqual(['a']);
  });

  it('raises an incident when none holds', () => {
    const scenario = new Scenario(process).start({ x: 1 }).completeJob('work');
    expect(scenario.incidents).toMatchObject([{ at: 'work', type: 'CONDITION_ERROR' }]);
    expect(scenario.waits).toEqual([]);
  });
});

describe('parallel gateway (BPMN 2.0.2, 10.6.4 and 13.4.1)', () => {
  const process = model(
    start(),
    parallel('fork'),
    serviceTask('a'),
    serviceTask('b'),
    parallel('join'),
    serviceTask('after'),
    end(),
    path('start', 'fork', 'a', 'join', 'after', 'end'),
    path('fork', 'b', 'join'),
  );

  it('forks one token into one per outgoing flow', () => {
    expect(new Scenario(process).start().tokens).toEqual(['a', 'b']);
  });

  it('joins when a token came over each incoming flow', () => {
    const scenario = new Scenario(process).start().completeJob('b');
    expect(scenario.happened.at(-1)).toBe('token arrived over b-join');
    expect(scenario.tokens).toEqual(['a']);
    scenario.completeJob('a');
    expect(scenario.happened).toEqual([
      'job a completed',
      'a completed',
      'token arrived over a-join',
      'join activated',
      'join completed',
      'after activated',
      'job after created',
    ]);
    expect(JSON.stringify(scenario.state)).not.toContain('arrivals');
  });

  it('counts several tokens on one flow and joins them round by round', () => {
    const twice = model(
      start(),
      parallel('double'),
      exclusive('merge'),
      serviceTask('once'),
      parallel('join'),
      serviceTask('slow'),
      serviceTask('after'),
      path('start', 'double', 'merge', 'join', 'after'),
      undefinedTask('detour'),
      path('double', 'detour', 'merge'),
      path('double', 'slow', 'join'),
    );
    const scenario = new Scenario(twice).start();
    expect(scenario.tokens).toEqual(['slow']);
    expect(scenario.state?.elementInstances[scenario.state.rootKey]?.arrivals).toEqual({
      join: { 'merge-join': 2 },
    });
    scenario.completeJob('slow');
    expect(scenario.tokens).toEqual(['after']);
    scenario.completeJob('after');
    expect(scenario.status).toBe('ACTIVE');
    expect(scenario.state?.elementInstances[scenario.state.rootKey]?.arrivals).toEqual({
      join: { 'merge-join': 1 },
    });
  });

  it('does not join two tokens that came over the same flow', () => {
    const scenario = new Scenario(
      model(
        start(),
        parallel('double'),
        exclusive('merge'),
        parallel('join'),
        serviceTask('after'),
        path('start', 'double', 'merge', 'join', 'after'),
        undefinedTask('detour'),
        path('double', 'detour', 'merge'),
        serviceTask('never'),
        path('never', 'join'),
      ),
    ).start();
    expect(scenario.tokens).toEqual([]);
    expect(scenario.status).toBe('ACTIVE');
  });

  it('forks and joins at once', () => {
    const both = model(
      start(),
      parallel('fork'),
      parallel('cross'),
      serviceTask('a'),
      serviceTask('b'),
      undefinedTask('x'),
      undefinedTask('y'),
      path('start', 'fork', 'x', 'cross', 'a'),
      path('fork', 'y', 'cross', 'b'),
    );
    expect(new Scenario(both).start().tokens).toEqual(['a', 'b']);
  });

  it('keeps no token at the join when the instance is canceled', () => {
    const scenario = new Scenario(process).start().completeJob('a').cancel();
    expect(scenario.status).toBe('TERMINATED');
    expect(scenario.state?.elementInstances).toEqual({});
  });
});

describe('endless loop', () => {
  const process = model(
    start(),
    exclusive('again', 'again-step'),
    undefinedTask('step'),
    end(),
    path('start', 'again', 'step', 'again'),
    flow('again', 'end', 'stop = true'),
  );

  it('ends as an incident instead of a hang, and runs on when resolved', () => {
    const scenario = new Scenario(process, { activationLimit: 100 }).start({ stop: false });
    expect(scenario.incidents).toMatchObject([{ type: 'UNSPECIFIED' }]);
    expect(scenario.incidents[0]?.message).toContain('loops through');
    expect(scenario.tokens).toHaveLength(1);
    scenario.setVariables({ stop: true }).resolveIncident(scenario.tokens[0]!);
    expect(scenario.status).toBe('COMPLETED');
  });
});
