import { describe, expect, it } from 'vitest';
import { boundary, end, model, onError, path, serviceTask, start } from './support/model-builder.js';
import { Scenario } from './support/scenario.js';

describe('job of a task (Camunda 8 documentation, Job workers)', () => {
  const process = model(start(), serviceTask('work'), end(), path('start', 'work', 'end'));

  it('is tried again after its back-off when it fails with retries left', () => {
    const scenario = new Scenario(process).start().failJob('work', 2, 60_000);
    expect(scenario.changes.at(-1)).toMatchObject({
      kind: 'jobFailed',
      retries: 2,
      retryAt: scenario.now + 60_000,
    });
    expect(scenario.incidents).toEqual([]);
    expect(scenario.completeJob('work').status).toBe('COMPLETED');
  });

  it('raises an incident when no retries are left', () => {
    const scenario = new Scenario(process).start().failJob('work', 0);
    expect(scenario.incidents).toMatchObject([{ at: 'work', type: 'JOB_NO_RETRIES' }]);
    expect(scenario.incidents[0]?.message).toContain('no connection');
    expect(scenario.tokens).toEqual(['work']);
  });

  it('needs retries before its incident can be resolved', () => {
    const scenario = new Scenario(process).start().failJob('work', 0).resolveIncident('work');
    expect(scenario.rejection).toMatchObject({ code: 'INVALID_STATE' });
    expect(scenario.rejection?.message).toContain('Update the retries');
    scenario.updateRetries('work', 2).resolveIncident('work');
    expect(scenario.happened.slice(-3)).toEqual([
      'job work has 2 retries',
      'incident at work resolved',
      'job work has 2 retries',
    ]);
    expect(scenario.completeJob('work').status).toBe('COMPLETED');
  });

  it('raises one incident however often it fails', () => {
    const scenario = new Scenario(process)
      .start()
      .failJob('work', 0)
      .updateRetries('work', 1)
      .failJob('work', 0);
    expect(scenario.changes.filter((change) => change.kind === 'incidentRaised')).toHaveLength(1);
  });

  it('leaves no incident behind when it succeeds after its retries were raised', () => {
    const scenario = new Scenario(process)
      .start()
      .failJob('work', 0)
      .updateRetries('work', 1)
      .completeJob('work');
    expect(scenario.happened).toContain('incident at work resolved');
    expect(scenario.status).toBe('COMPLETED');
  });

  it('keeps the variables of a failure local to the element', () => {
    const scenario = new Scenario(process).start({ a: 1 }).failJob('work', 1, 0, { a: 2 });
    expect(scenario.localVariables('work')).toEqual({ a: 2 });
    expect(scenario.variables).toEqual({ a: 1 });
  });

  it.each([-1, 1.5])('refuses %s retries', (retries) => {
    const scenario = new Scenario(process).start().failJob('work', retries);
    expect(scenario.rejection).toMatchObject({ code: 'INVALID_ARGUMENT' });
    scenario.updateRetries('work', retries);
    expect(scenario.rejection).toMatchObject({ code: 'INVALID_ARGUMENT' });
  });

  it('raises an incident when it throws an error that nothing catches, and is tried again when resolved', () => {
    const scenario = new Scenario(process).start().throwError('work', 'E1');
    expect(scenario.happened.slice(-2)).toEqual([
      'job work threw E1, uncaught',
      'incident UNHANDLED_ERROR_EVENT at work (job)',
    ]);
    scenario.resolveIncident('work');
    expect(scenario.happened).toEqual(['incident at work resolved', 'job work has 3 retries']);
  });

  it('goes to the error boundary event when it throws an error', () => {
    const caught = model(
      start(),
      serviceTask('work'),
      boundary('broken', 'work', onError('E1')),
      end('done'),
      end('failed'),
      path('start', 'work', 'done'),
      path('broken', 'failed'),
    );
    const scenario = new Scenario(caught).start();
    expect(scenario.happened).toContain('job work created');
    scenario.throwError('work', 'E1');
    expect(scenario.happened.slice(0, 4)).toEqual([
      'job work threw E1',
      'work terminated',
      'broken activated',
      'broken completed',
    ]);
  });
});
