import { describe, expect, it } from 'vitest';
import {
  boundary,
  catching,
  end,
  model,
  onCondition,
  parallel,
  path,
  scriptTask,
  serviceTask,
  start,
  subProcess,
  userTask,
} from './support/model-builder.js';
import { Scenario } from './support/scenario.js';

describe('conditional intermediate catch event (BPMN 2.0.2, 10.5.5 and 13.5.2)', () => {
  const process = model(
    start(),
    catching('wait', onCondition('amount > 100')),
    end(),
    path('start', 'wait', 'end'),
  );

  it('passes at once where the condition holds already', () => {
    expect(new Scenario(process).start({ amount: 101 }).status).toBe('COMPLETED');
  });

  it('waits until a change of a variable makes the condition hold', () => {
    const scenario = new Scenario(process).start({ amount: 1 }).setVariables({ amount: 50 });
    expect(scenario.waits).toEqual(['condition wait']);
    void scenario.happened;
    expect(scenario.setVariables({ amount: 500 }).happened).toEqual([
      'process: amount = 500',
      'condition of wait holds',
      'wait waits for its condition no more',
      'wait completed',
      'end activated',
      'end completed',
      'process completed',
      'instance completed',
    ]);
  });

  it('waits for a variable that does not exist yet', () => {
    const scenario = new Scenario(process).start();
    expect(scenario.waits).toEqual(['condition wait']);
    expect(scenario.setVariables({ amount: 500 }).status).toBe('COMPLETED');
  });

  it('is not evaluated when another variable changes', () => {
    const scenario = new Scenario(process).start({ amount: 1 });
    void scenario.happened;
    expect(scenario.setVariables({ other: 500 }).happened).toEqual(['process: other = 500']);
  });

  it('raises an incident when the condition is neither true nor false, and waits when it is mended', () => {
    const odd = model(start(), catching('wait', onCondition('flag')), end(), path('start', 'wait', 'end'));
    const scenario = new Scenario(odd).start({ flag: 'yes' });
    expect(scenario.incidents).toMatchObject([{ at: 'wait', type: 'EXTRACT_VALUE_ERROR' }]);
    scenario.setVariables({ flag: false }).resolveIncident('wait');
    expect(scenario.waits).toEqual(['condition wait']);
    expect(scenario.setVariables({ flag: true }).status).toBe('COMPLETED');
  });

  it('sees its own scope first, and is not woken by a variable of a scope beside it', () => {
    const scoped = model(
      start(),
      parallel('fork'),
      subProcess('sub', [start('in'), catching('wait', onCondition('x = 1')), path('in', 'wait')]),
      serviceTask('beside'),
      path('start', 'fork', 'sub'),
      path('fork', 'beside'),
    );
    const scenario = new Scenario(scoped).start({ x: 0 });
    scenario.setVariables({ x: 1 }, { at: 'beside', local: true });
    expect(scenario.waits).toContain('condition wait');
    scenario.setVariables({ x: 1 }, { at: 'sub', local: true });
    expect(scenario.waits).not.toContain('condition wait');
  });

  it('does not miss a condition that holds only for a moment within one step', () => {
    const moment = model(
      start(),
      parallel('fork'),
      catching('wait', onCondition('x = 1')),
      serviceTask('noticed'),
      serviceTask('begin'),
      scriptTask('up', '1', 'x'),
      scriptTask('down', '0', 'x'),
      end(),
      path('start', 'fork', 'wait', 'noticed'),
      path('fork', 'begin', 'up', 'down', 'end'),
    );
    const scenario = new Scenario(moment).start({ x: 0 }).completeJob('begin');
    expect(scenario.variables).toEqual({ x: 0 });
    expect(scenario.tokens).toEqual(['noticed']);
  });

  it('sees a document of several variables as a whole', () => {
    const both = model(start(), catching('wait', onCondition('a = b')), end(), path('start', 'wait', 'end'));
    const scenario = new Scenario(both).start({ a: 1, b: 2 }).setVariables({ a: 2, b: 3 });
    expect(scenario.waits).toEqual(['condition wait']);
  });

  it('is woken by the result of a job', () => {
    const worked = model(
      start(),
      parallel('fork'),
      catching('wait', onCondition('done = true')),
      serviceTask('work'),
      serviceTask('next'),
      end(),
      path('start', 'fork', 'wait', 'next'),
      path('fork', 'work', 'end'),
    );
    expect(new Scenario(worked).start().completeJob('work', { done: true }).tokens).toEqual(['next']);
  });
});

describe('conditional boundary event (BPMN 2.0.2, 10.5.5 and 13.5.3)', () => {
  const process = (interrupting: boolean) =>
    model(
      start(),
      userTask('check'),
      boundary('large', 'check', onCondition('amount > 100'), { interrupting }),
      serviceTask('ask'),
      end(),
      path('start', 'check', 'end'),
      path('large', 'ask', 'end'),
    );

  it('interrupting ends the activity when the condition comes to hold', () => {
    const scenario = new Scenario(process(true)).start({ amount: 1 }).setVariables({ amount: 101 });
    expect(scenario.tokens).toEqual(['ask']);
    expect(scenario.waits).toEqual(['job ask']);
  });

  it('interrupting ends the activity at once where the condition holds already', () => {
    expect(new Scenario(process(true)).start({ amount: 101 }).tokens).toEqual(['ask']);
  });

  it('not interrupting happens again only when the condition has ceased to hold in between', () => {
    const scenario = new Scenario(process(false)).start({ amount: 101 });
    expect(scenario.tokens).toEqual(['check', 'ask']);
    scenario.setVariables({ amount: 102 });
    expect(scenario.tokens).toEqual(['check', 'ask']);
    scenario.setVariables({ amount: 1 }).setVariables({ amount: 103 });
    expect(scenario.tokens).toEqual(['check', 'ask', 'ask']);
    expect(scenario.completeTask('check').waits).toEqual(['job ask', 'job ask']);
  });

  it('does not end an activity that completes with the very change', () => {
    const scenario = new Scenario(process(true)).start({ amount: 1 }).completeTask('check', { amount: 101 });
    expect(scenario.status).toBe('COMPLETED');
    expect(scenario.happened).toContain('check completed');
  });

  it('does not see local variables of the activity', () => {
    const scenario = new Scenario(process(true)).start({ amount: 1 });
    scenario.setVariables({ amount: 500 }, { at: 'check', local: true });
    expect(scenario.tokens).toEqual(['check']);
  });

  it('that cannot be evaluated raises an incident beside the work, which goes on', () => {
    const scenario = new Scenario(
      model(
        start(),
        userTask('check'),
        boundary('odd', 'check', onCondition('flag')),
        serviceTask('ask'),
        end(),
        path('start', 'check', 'end'),
        path('odd', 'ask'),
      ),
    ).start({ flag: false });
    scenario.setVariables({ flag: 'what' });
    expect(scenario.incidents).toMatchObject([{ at: 'check', type: 'EXTRACT_VALUE_ERROR' }]);
    expect(scenario.waits).toEqual(['condition odd', 'userTask check']);
    scenario.setVariables({ flag: false }).resolveIncident('check');
    expect(scenario.incidents).toEqual([]);
    scenario.setVariables({ flag: 'what' }).completeTask('check');
    expect(scenario.status).toBe('COMPLETED');
    expect(scenario.happened).toContain('incident at check resolved');
  });

  it('triggers when its incident is resolved with a condition that holds', () => {
    const scenario = new Scenario(
      model(
        start(),
        serviceTask('work'),
        boundary('odd', 'work', onCondition('flag')),
        serviceTask('ask'),
        path('start', 'work'),
        path('odd', 'ask'),
      ),
    ).start({ flag: 'what' });
    expect(scenario.incidents).toMatchObject([{ at: 'work' }]);
    expect(scenario.setVariables({ flag: true }).resolveIncident('work').tokens).toEqual(['ask']);
  });

  it('gives way to the incident of the work itself', () => {
    const scenario = new Scenario(
      model(
        start(),
        serviceTask('work'),
        boundary('odd', 'work', onCondition('flag')),
        end(),
        path('start', 'work', 'end'),
        path('odd', 'end'),
      ),
    ).start({ flag: false });
    scenario.setVariables({ flag: 'what' }).failJob('work', 0);
    expect(scenario.incidents).toMatchObject([{ at: 'work', type: 'JOB_NO_RETRIES' }]);
    expect(scenario.cancel().state?.elementInstances).toEqual({});
  });
});

describe('conditional start event (BPMN 2.0.2, 10.5.2)', () => {
  it('begins an instance with the variables that made the condition hold', () => {
    const process = model(start('large', onCondition('amount > 100')), end(), path('large', 'end'));
    const scenario = new Scenario(process).start({ amount: 500 }, { startEventId: 'large' });
    expect(scenario.status).toBe('COMPLETED');
    expect(scenario.variables).toEqual({ amount: 500 });
  });
});

describe('filter of a conditional event (Camunda 8 documentation, "Conditional events", zeebe:conditionalFilter)', () => {
  const waiting = (filter: Parameters<typeof onCondition>[1]) =>
    new Scenario(
      model(
        start(),
        catching('event', onCondition('a + b > 10', filter)),
        end(),
        path('start', 'event', 'end'),
      ),
    );

  it('evaluates only when a variable that it names changes', () => {
    const scenario = waiting({ variableNames: ['a'] }).start({ a: 1, b: 1 });
    expect(scenario.setVariables({ b: 20 }).tokens).toEqual(['event']);
    expect(scenario.setVariables({ a: 2 }).status).toBe('COMPLETED');
  });

  it('evaluates only when a variable is created', () => {
    const scenario = waiting({ variableEvents: ['create'] }).start({ a: 1 });
    expect(scenario.setVariables({ a: 20 }).tokens).toEqual(['event']);
    expect(scenario.setVariables({ b: 1 }).status).toBe('COMPLETED');
  });

  it('evaluates only when a variable is updated', () => {
    const scenario = waiting({ variableEvents: ['update'] }).start({ a: 1 });
    expect(scenario.setVariables({ b: 20 }).tokens).toEqual(['event']);
    expect(scenario.setVariables({ a: 2 }).status).toBe('COMPLETED');
  });

  it('may name a variable that the condition does not read', () => {
    const scenario = waiting({ variableNames: ['go'], variableEvents: ['create'] }).start({ a: 1, b: 1 });
    expect(scenario.setVariables({ a: 20 }).tokens).toEqual(['event']);
    expect(scenario.setVariables({ go: true }).status).toBe('COMPLETED');
  });

  it('does not keep from passing at once where the condition holds already', () => {
    expect(waiting({ variableNames: ['a'] }).start({ a: 9, b: 9 }).status).toBe('COMPLETED');
  });
});
