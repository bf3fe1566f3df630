import { describe, expect, it } from 'vitest';
import {
  boundary,
  end,
  model,
  onError,
  onMessage,
  parallel,
  path,
  serviceTask,
  start,
  subProcess,
  throwing,
} from './support/model-builder.js';
import { Scenario } from './support/scenario.js';

describe('end event (BPMN 2.0.2, 10.5.3 and 13.5.6)', () => {
  it('uses up one token; the instance ends with its last', () => {
    const process = model(
      start(),
      parallel('fork'),
      serviceTask('a'),
      serviceTask('b'),
      end('end-a'),
      end('end-b'),
      path('start', 'fork', 'a', 'end-a'),
      path('fork', 'b', 'end-b'),
    );
    const scenario = new Scenario(process).start().completeJob('a');
    expect(scenario.status).toBe('ACTIVE');
    expect(scenario.completeJob('b').status).toBe('COMPLETED');
  });

  it('is not needed: an element without outgoing flows ends its token', () => {
    const process = model(start(), serviceTask('work'), path('start', 'work'));
    expect(new Scenario(process).start().completeJob('work').status).toBe('COMPLETED');
  });

  it('with a message waits for the worker that sends it', () => {
    const process = model(
      start(),
      end('notify', onMessage('decided'), { job: 'send' }),
      path('start', 'notify'),
    );
    const scenario = new Scenario(process).start();
    expect(scenario.waits).toEqual(['job notify']);
    expect(scenario.completeJob('notify').status).toBe('COMPLETED');
  });

  it('maps outputs before it ends', () => {
    const process = model(
      start(),
      end('end', undefined, { outputs: { total: '=a + b' } }),
      path('start', 'end'),
    );
    expect(new Scenario(process).start({ a: 1, b: 2 }).variables).toEqual({ a: 1, b: 2, total: 3 });
  });
});

describe('terminate end event (BPMN 2.0.2, 10.5.3 and 13.5.6)', () => {
  it('ends everything else in the process, which counts as completed', () => {
    const process = model(
      start(),
      parallel('fork'),
      serviceTask('a'),
      serviceTask('b'),
      end('stop', { kind: 'terminate' }),
      end(),
      path('start', 'fork', 'a', 'stop'),
      path('fork', 'b', 'end'),
    );
    const scenario = new Scenario(process).start();
    expect(scenario.tokens).toEqual(['a', 'b']);
    void scenario.happened;
    scenario.completeJob('a');
    expect(scenario.happened).toEqual([
      'job a completed',
      'a completed',
      'stop activated',
      'stop completed',
      'job b canceled',
      'b terminated',
      'process completed',
      'instance completed',
    ]);
  });

  it('in a sub-process ends only that sub-process, from which the token goes on', () => {
    const process = model(
      start(),
      subProcess('sub', [
        start('in'),
        parallel('fork'),
        serviceTask('a'),
        serviceTask('b'),
        end('stop', { kind: 'terminate' }),
        path('in', 'fork', 'a', 'stop'),
        path('fork', 'b'),
      ]),
      serviceTask('after'),
      end(),
      path('start', 'sub', 'after', 'end'),
    );
    const scenario = new Scenario(process).start().completeJob('a');
    expect(scenario.tokens).toEqual(['after']);
  });

  it('ends tokens that wait at a join', () => {
    const process = model(
      start(),
      parallel('fork'),
      parallel('join'),
      serviceTask('a'),
      serviceTask('b'),
      end('stop', { kind: 'terminate' }),
      path('start', 'fork', 'join', 'b'),
      path('fork', 'a', 'stop'),
      path('b', 'join'),
    );
    expect(new Scenario(process).start().completeJob('a').status).toBe('COMPLETED');
  });
});

describe('error end event (BPMN 2.0.2, 10.5.6 and 13.5.5)', () => {
  const failing = (code: string, caught: string | undefined) =>
    model(
      start(),
      subProcess('sub', [
        start('in'),
        parallel('fork'),
        serviceTask('a'),
        serviceTask('b'),
        end('fail', onError(code)),
        path('in', 'fork', 'a', 'fail'),
        path('fork', 'b'),
      ]),
      boundary('catch', 'sub', onError(caught, { errorCodeVariable: 'code' })),
      serviceTask('repair'),
      end(),
      path('start', 'sub', 'end'),
      path('catch', 'repair', 'end'),
    );

  it('ends the sub-process and goes on at the boundary event that names the code', () => {
    const scenario = new Scenario(failing('E1', 'E1')).start();
    void scenario.happened;
    scenario.completeJob('a');
    expect(scenario.happened).toEqual([
      'job a completed',
      'a completed',
      'fail activated',
      'sub terminating',
      'job b canceled',
      'b terminated',
      'fail terminated',
      'sub terminated',
      'catch activated',
      'process: code = "E1"',
      'catch completed',
      'repair activated',
      'job repair created',
    ]);
  });

  it('is caught by a boundary event without a code', () => {
    expect(new Scenario(failing('E1', undefined)).start().completeJob('a').tokens).toEqual(['repair']);
  });

  it('raises an incident where nothing catches it, and throws again when resolved', () => {
    const scenario = new Scenario(failing('E1', 'E2')).start().completeJob('a');
    expect(scenario.incidents).toMatchObject([{ at: 'fail', type: 'UNHANDLED_ERROR_EVENT' }]);
    expect(scenario.incidents[0]?.message).toContain('"E1"');
    void scenario.happened;
    scenario.resolveIncident('fail');
    expect(scenario.happened).toEqual([
      'incident at fail resolved',
      'incident UNHANDLED_ERROR_EVENT at fail (activate)',
    ]);
  });

  it('may compute its code', () => {
    expect(new Scenario(failing('=kind', 'E7')).start({ kind: 'E7' }).completeJob('a').tokens).toEqual([
      'repair',
    ]);
  });
});

describe('intermediate throw event (BPMN 2.0.2, 10.5.4 and 13.5.2)', () => {
  it('without a definition passes through', () => {
    const process = model(start(), throwing('milestone'), end(), path('start', 'milestone', 'end'));
    const scenario = new Scenario(process).start();
    expect(scenario.happened).toContain('milestone completed');
    expect(scenario.status).toBe('COMPLETED');
  });

  it('with a message waits for the worker that sends it', () => {
    const process = model(
      start(),
      throwing('send', onMessage('hello'), { job: 'mail' }),
      end(),
      path('start', 'send', 'end'),
    );
    const scenario = new Scenario(process).start();
    expect(scenario.waits).toEqual(['job send']);
    expect(scenario.completeJob('send').status).toBe('COMPLETED');
  });
});
