import { describe, expect, it } from 'vitest';
import {
  boundary,
  end,
  looping,
  model,
  onTimer,
  parallel,
  path,
  scriptTask,
  serviceTask,
  start,
  subProcess,
  undefinedTask,
  userTask,
  withQuantities,
  type Part,
  type Piece,
} from './support/model-builder.js';
import { Scenario } from './support/scenario.js';

function around(activity: Part, ...more: readonly Piece[]) {
  return model(
    start(),
    activity,
    serviceTask('after'),
    end(),
    path('start', activity.id, 'after', 'end'),
    ...more,
  );
}

describe('standard loop (BPMN 2.0.2, 10.3.8 and 13.3.6)', () => {
  it('runs again after each time as long as its condition holds', () => {
    const process = around(looping(serviceTask('try'), { condition: 'again' }));
    const scenario = new Scenario(process).start();
    scenario.completeJob('try', { again: true });
    expect(scenario.tokens).toEqual(['try', 'try']);
    expect(scenario.completeJob('try', { again: false }).tokens).toEqual(['after']);
  });

  it('tested after, runs at least once', () => {
    const process = around(looping(serviceTask('try'), { condition: 'false' }));
    expect(new Scenario(process).start().tokens).toEqual(['try', 'try']);
  });

  it('tested before, may not run at all', () => {
    const process = around(looping(serviceTask('try'), { condition: 'n > 0', testBefore: true }));
    expect(new Scenario(process).start({ n: 0 }).tokens).toEqual(['after']);
    expect(new Scenario(process).start({ n: 1 }).tokens).toEqual(['try', 'try']);
  });

  it('counts its rounds from 1 in loopCounter', () => {
    const process = around(
      looping(scriptTask('count', 'loopCounter', 'last'), { condition: 'loopCounter < 4' }),
    );
    expect(new Scenario(process).start().variables).toEqual({ last: 4 });
  });

  it('ends with its maximum, whatever its condition says', () => {
    const process = around(looping(scriptTask('add', 'n + 1', 'n'), { condition: 'true', maximum: 5 }));
    expect(new Scenario(process).start({ n: 0 }).variables).toEqual({ n: 5 });
  });

  it('without a condition, runs as often as its maximum says', () => {
    const process = around(looping(scriptTask('add', 'n + 1', 'n'), { maximum: 3, testBefore: true }));
    expect(new Scenario(process).start({ n: 0 }).variables).toEqual({ n: 3 });
  });

  it('repeats a sub-process, with new local variables each time', () => {
    const process = around(
      looping(
        subProcess('sub', [start('in'), userTask('decide'), path('in', 'decide')], {
          inputs: { local: '=loopCounter' },
          outputs: { done: '=local' },
        }),
        { condition: 'done < 2' },
      ),
    );
    const scenario = new Scenario(process).start().completeTask('decide');
    expect(scenario.tokens).toEqual(['sub', 'sub', 'decide']);
    expect(scenario.completeTask('decide').variables).toEqual({ done: 2 });
    expect(scenario.tokens).toEqual(['after']);
  });

  it('carries its boundary events over all rounds', () => {
    const process = around(
      looping(serviceTask('try'), { condition: 'true' }),
      boundary('late', 'try', onTimer('duration', 'P1D')),
      serviceTask('stopped'),
      path('late', 'stopped'),
    );
    const scenario = new Scenario(process).start().completeJob('try').completeJob('try');
    expect(scenario.fireTimer('late').tokens).toEqual(['stopped']);
    expect(scenario.happened.filter((line) => line.startsWith('timer late at'))).toHaveLength(1);
  });

  it('holds the round where its condition is no boolean, and asks again', () => {
    const scenario = new Scenario(around(looping(serviceTask('try'), { condition: 'again' }))).start();
    scenario.completeJob('try');
    expect(scenario.incidents).toMatchObject([{ at: 'try', type: 'EXTRACT_VALUE_ERROR' }]);
    scenario.setVariables({ again: false }).resolveIncident('try');
    expect(scenario.tokens).toEqual(['after']);
  });

  it('holds the body where the test before is no boolean', () => {
    const process = around(looping(serviceTask('try'), { condition: 'again', testBefore: true }));
    const scenario = new Scenario(process).start();
    expect(scenario.incidents).toMatchObject([{ at: 'try', type: 'EXTRACT_VALUE_ERROR' }]);
    expect(scenario.setVariables({ again: true }).resolveIncident('try').waits).toEqual(['job try']);
  });

  it('without end becomes an incident that can be resolved or canceled', () => {
    const process = around(looping(undefinedTask('spin'), { condition: 'true' }));
    const scenario = new Scenario(process, { activationLimit: 50 }).start();
    expect(scenario.incidents).toMatchObject([{ at: 'spin', type: 'UNSPECIFIED' }]);
    expect(scenario.cancel().state?.elementInstances).toEqual({});
  });
});

describe('start and completion quantity (BPMN 2.0.2, table 10.3 and 13.3.1)', () => {
  it('begins once as many tokens have come as it takes, over whichever flows', () => {
    const process = model(
      start(),
      parallel('fork'),
      userTask('a'),
      userTask('b'),
      withQuantities(serviceTask('both'), { startQuantity: 2 }),
      path('start', 'fork', 'a', 'both'),
      path('fork', 'b', 'both'),
    );
    const scenario = new Scenario(process).start().completeTask('b');
    expect(scenario.happened.at(-1)).toBe('token arrived over b-both');
    expect(scenario.tokens).toEqual(['a']);
    scenario.completeTask('a');
    expect(scenario.tokens).toEqual(['both']);
    expect(scenario.completeJob('both').status).toBe('COMPLETED');
  });

  it('sends as many tokens as it says over each flow', () => {
    const process = model(
      start(),
      withQuantities(undefinedTask('many'), { completionQuantity: 3 }),
      serviceTask('each'),
      path('start', 'many', 'each'),
    );
    expect(new Scenario(process).start().tokens).toEqual(['each', 'each', 'each']);
  });

  it('gives what the next takes', () => {
    const process = model(
      start(),
      withQuantities(undefinedTask('four'), { completionQuantity: 4 }),
      withQuantities(serviceTask('pairs'), { startQuantity: 2 }),
      path('start', 'four', 'pairs'),
    );
    const scenario = new Scenario(process).start();
    expect(scenario.tokens).toEqual(['pairs', 'pairs']);
    expect(scenario.completeJob('pairs').completeJob('pairs').status).toBe('COMPLETED');
  });

  it('of a repeated activity are those of its body', () => {
    const process = model(
      start(),
      withQuantities(looping(undefinedTask('twice'), { maximum: 2 }), { completionQuantity: 2 }),
      serviceTask('each'),
      path('start', 'twice', 'each'),
    );
    expect(new Scenario(process).start().tokens).toEqual(['each', 'each']);
  });

  it('leaves nothing behind when tokens that are too few are canceled', () => {
    const process = model(
      start(),
      withQuantities(serviceTask('both'), { startQuantity: 2 }),
      path('start', 'both'),
    );
    const scenario = new Scenario(process).start();
    expect(scenario.status).toBe('ACTIVE');
    expect(scenario.cancel().state?.elementInstances).toEqual({});
  });
});
