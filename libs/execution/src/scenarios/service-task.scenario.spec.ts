import { describe, expect, it } from 'vitest';
import { end, model, path, serviceTask, start } from './support/model-builder.js';
import { Scenario } from './support/scenario.js';

describe('service task (BPMN 2.0.2, 10.3.3 and 13.3.3)', () => {
  const process = model(start(), serviceTask('work'), end(), path('start', 'work', 'end'));

  it('waits for its job and goes on when the job is completed', () => {
    const scenario = new Scenario(process).start();
    expect(scenario.happened).toEqual([
      'instance created',
      'process activated',
      'start activated',
      'start completed',
      'work activated',
      'job work created',
    ]);
    scenario.completeJob('work');
    expect(scenario.happened).toEqual([
      'job work completed',
      'work completed',
      'end activated',
      'end completed',
      'process completed',
      'instance completed',
    ]);
    expect(scenario.status).toBe('COMPLETED');
    expect(scenario.tokens).toEqual([]);
  });

  it('takes type and retries of the job from variables', () => {
    const computed = model(
      start(),
      serviceTask('work', { type: '="pay-" + region', retries: '=tries', headers: { purpose: 'fee' } }),
      end(),
      path('start', 'work', 'end'),
    );
    const { changes } = new Scenario(computed).start({ region: 'north', tries: 5 });
    expect(changes.at(-1)).toMatchObject({ type: 'pay-north', retries: 5, headers: { purpose: 'fee' } });
  });

  it('raises an incident when the job type is no text, and tries again once the variable is there', () => {
    const computed = model(
      start(),
      serviceTask('work', { type: '=kind' }),
      end(),
      path('start', 'work', 'end'),
    );
    const scenario = new Scenario(computed).start();
    expect(scenario.incidents).toMatchObject([{ at: 'work', type: 'EXTRACT_VALUE_ERROR' }]);
    expect(scenario.incidents[0]?.message).toContain('the job type of "work"');
    expect(scenario.waits).toEqual([]);
    scenario.setVariables({ kind: 'mail' }).resolveIncident('work');
    expect(scenario.happened.slice(-3)).toEqual([
      'process: kind = "mail"',
      'incident at work resolved',
      'job work created',
    ]);
  });

  it('raises an incident when the retries are not a whole number above zero', () => {
    const computed = model(
      start(),
      serviceTask('work', { retries: '=0.5' }),
      end(),
      path('start', 'work', 'end'),
    );
    expect(new Scenario(computed).start().incidents[0]?.message).toContain('a whole number greater than 0');
  });

  it('refuses a job that was completed before', () => {
    const scenario = new Scenario(
      model(start(), serviceTask('work'), serviceTask('more'), end(), path('start', 'work', 'more', 'end')),
    ).start();
    const { jobKey } = scenario.element('work').waits[0] as unknown as { jobKey: never };
    scenario.completeJob('work').send({ kind: 'completeJob', jobKey, variables: {} });
    expect(scenario.rejection).toMatchObject({ code: 'NOT_FOUND' });
    expect(scenario.tokens).toEqual(['more']);
  });

  it('takes little room while it waits', () => {
    const scenario = new Scenario(process).start({ amount: 25 });
    expect(JSON.stringify(scenario.state).length).toBeLessThan(1024);
  });
});
