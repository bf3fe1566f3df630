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

  it('gets retries together with the resolution of its incident, where it has none left', () => {
    const scenario = new Scenario(process).start().failJob('work', 0).resolveIncident('work', 2);
    expect(scenario.happened.slice(-2)).toEqual(['incident at work resolved', 'job work has 2 retries']);
    scenario.failJob('work', 0).updateRetries('work', 4).resolveIncident('work', 2);
    expect(scenario.happened.slice(-1)).toEqual(['job work has 4 retries']);
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
    scenario.failJob('work', 0).resolveIncident('work', retries);
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

describe('back-off of a failed job (task header retryBackoff)', () => {
  const withBackoff = (retryBackoff: string) =>
    model(start(), serviceTask('work', { headers: { retryBackoff } }), end(), path('start', 'work', 'end'));
  const pauseOf = (scenario: Scenario) => {
    const failed = scenario.changes.findLast((change) => change.kind === 'jobFailed');
    return (failed?.retryAt ?? 0) - scenario.now;
  };
  const pauses = (retryBackoff: string, failures: number) => {
    const scenario = new Scenario(withBackoff(retryBackoff)).start();
    return Array.from({ length: failures }, () => pauseOf(scenario.failJobWithoutBackOff('work', 9)));
  };

  it.each([
    ['PT10S', [10_000, 10_000, 10_000]],
    ['PT1S, PT10S, PT1M', [1_000, 10_000, 60_000, 60_000]],
    ['PT1S*2..PT5S', [1_000, 2_000, 4_000, 5_000, 5_000]],
    ['PT2S*1.5..P1D', [2_000, 3_000, 4_500]],
    ['PT0S', [0, 0]],
  ])('%s waits, in milliseconds, %j', (retryBackoff, expected) => {
    expect(pauses(retryBackoff, expected.length)).toEqual(expected);
  });

  it('gives way to what the worker says, also when it says at once', () => {
    const scenario = new Scenario(withBackoff('PT10S')).start();
    expect(pauseOf(scenario.failJob('work', 2, 500))).toBe(500);
    expect(pauseOf(scenario.failJob('work', 1, 0))).toBe(0);
  });

  it('counts failures whose pause the worker gave', () => {
    const scenario = new Scenario(withBackoff('PT1S,PT10S')).start().failJob('work', 2, 0);
    expect(pauseOf(scenario.failJobWithoutBackOff('work', 1))).toBe(10_000);
  });

  it('begins again with new retries', () => {
    const scenario = new Scenario(withBackoff('PT1S,PT10S')).start();
    scenario.failJobWithoutBackOff('work', 1).failJobWithoutBackOff('work', 0);
    scenario.updateRetries('work', 3).resolveIncident('work');
    expect(pauseOf(scenario.failJobWithoutBackOff('work', 2))).toBe(1_000);
  });

  it('stays long however often the job fails', () => {
    expect(pauses('PT1S*999..P366D', 200).at(-1)).toBe(366 * 86_400_000);
  });

  it('is none without the header', () => {
    const process = model(start(), serviceTask('work'), end(), path('start', 'work', 'end'));
    expect(pauseOf(new Scenario(process).start().failJobWithoutBackOff('work', 1))).toBe(0);
  });
});

describe('priority of a job (Camunda 8 documentation, Job workers, Job prioritization)', () => {
  const withPriority = (priority?: string) =>
    model(
      start(),
      serviceTask('work', priority === undefined ? {} : { priority }),
      end(),
      path('start', 'work', 'end'),
    );
  const priorityOf = (scenario: Scenario) =>
    scenario.changes.find((change) => change.kind === 'jobCreated')?.priority;

  it.each([
    ['7', 7],
    ['-3', -3],
    ['=urgent * 2', 10],
    ['0', undefined],
    [undefined, undefined],
  ])('%s is %s', (source, expected) => {
    expect(priorityOf(new Scenario(withPriority(source)).start({ urgent: 5 }))).toBe(expected);
  });

  it.each(['=missing', '=1.5', '="high"', '=2147483648'])('raises an incident for %s', (source) => {
    const scenario = new Scenario(withPriority(source)).start();
    expect(scenario.incidents).toMatchObject([{ at: 'work', type: 'EXTRACT_VALUE_ERROR' }]);
    expect(scenario.incidents[0]?.message).toContain('the job priority');
  });
});
