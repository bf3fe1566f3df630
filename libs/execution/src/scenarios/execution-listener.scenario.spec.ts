import { describe, expect, it } from 'vitest';
import {
  adHoc,
  boundary,
  callActivity,
  catching,
  compensation,
  end,
  eventBased,
  eventStart,
  eventSubProcess,
  exclusive,
  flow,
  forEach,
  listening,
  listeningProcess,
  model,
  onError,
  onEscalation,
  onMessage,
  onTimer,
  parallel,
  path,
  scriptTask,
  serviceTask,
  start,
  subProcess,
  throwing,
  undefinedTask,
  undoneBy,
  userTask,
  type Part,
} from './support/model-builder.js';
import { Scenario, type ScenarioOptions } from './support/scenario.js';

const around = (part: Part, options?: ScenarioOptions) =>
  new Scenario(model(start(), part, end(), path('start', part.id, 'end')), options);

describe('execution listeners (Camunda 8 documentation, "Execution listeners")', () => {
  describe('of a task', () => {
    const task = listening(serviceTask('check'), { start: ['prepare', 'warn'], end: ['tidy', 'archive'] });

    it('run one after the other in the order of the model, around the work', () => {
      const scenario = around(task).start();
      expect(scenario.happened.slice(-2)).toEqual(['check activated', 'job check (start prepare) created']);
      scenario.completeJob('check');
      expect(scenario.happened).toEqual([
        'job check (start prepare) completed',
        'job check (start warn) created',
      ]);
      scenario.completeJob('check');
      expect(scenario.happened).toEqual(['job check (start warn) completed', 'job check created']);
      scenario.completeJob('check');
      expect(scenario.happened).toEqual([
        'job check completed',
        'check completing',
        'job check (end tidy) created',
      ]);
      scenario.completeJob('check').completeJob('check');
      expect(scenario.status).toBe('COMPLETED');
    });

    it('start listeners give local variables, which later listeners, the work and its job type see', () => {
      const scenario = around(listening(serviceTask('check', { type: '=kind' }), { start: ['a', '=next'] }))
        .start()
        .completeJob('check', { next: 'b', kind: 'letter' });
      expect(scenario.happened.at(-1)).toBe('job check (start b) created');
      expect(scenario.localVariables('check')).toEqual({ next: 'b', kind: 'letter' });
      scenario.completeJob('check');
      expect(scenario.changes.at(-1)).toMatchObject({ kind: 'jobCreated', type: 'letter' });
      scenario.completeJob('check', { kind: 'other' });
      expect(scenario.variables).toEqual({});
    });

    it('start listeners see what the input mappings made', () => {
      const scenario = around(
        listening(serviceTask('check', { inputs: { fee: '=amount * 2' } }), { start: ['a'] }),
      ).start({ amount: 4 });
      expect(scenario.localVariables('check')).toEqual({ fee: 8 });
      expect(scenario.waits).toEqual(['job check']);
    });

    it('end listeners see the results, and their variables go where results go', () => {
      const scenario = around(
        listening(serviceTask('check', { outputs: { result: '=answer' } }), { end: ['tidy'] }),
      )
        .start({ result: null })
        .completeJob('check', { answer: 42 });
      expect(scenario.variables).toEqual({ result: 42 });
      expect(scenario.localVariables('check')).toEqual({ answer: 42 });
      scenario.completeJob('check', { result: 43, more: true });
      expect(scenario.variables).toEqual({ result: 43, more: true });
    });

    it('carry the retries of the model, which may be an expression', () => {
      const listened = listening(serviceTask('check'), { start: ['a'] });
      const scenario = around({
        ...listened,
        build: (place) => {
          const node = listened.build(place);
          const [job] = node.executionListeners!.start;
          const retries = { kind: 'static', value: '7' } as const;
          return { ...node, executionListeners: { start: [{ ...job!, retries }], end: [] } };
        },
      }).start();
      expect(scenario.changes.at(-1)).toMatchObject({
        kind: 'jobCreated',
        retries: 7,
        listener: { kind: 'EXECUTION_LISTENER', eventType: 'START', index: 0 },
      });
    });

    it('boundary events are waited for only once the start listeners are done, and while the end listeners run', () => {
      const scenario = new Scenario(
        model(
          start(),
          task,
          boundary('late', 'check', onTimer('duration', '=wait')),
          end(),
          end('overdue'),
          path('start', 'check', 'end'),
          path('late', 'overdue'),
        ),
      )
        .start()
        .completeJob('check', { wait: 'PT1H' });
      expect(scenario.waits).toEqual(['job check']);
      expect(scenario.incidents).toEqual([]);
      scenario.setVariables({ wait: 'PT2H' }).completeJob('check');
      expect(scenario.waits).toEqual(['timer late', 'job check']);
      scenario.completeJob('check').fireTimer('late');
      expect(scenario.happened.slice(-8)).toContain('job check (end tidy) canceled');
      expect(scenario.status).toBe('COMPLETED');
      expect(scenario.changes.some((change) => 'elementId' in change && change.elementId === 'end')).toBe(
        false,
      );
    });
  });

  describe('that fail', () => {
    const task = listening(serviceTask('check'), { start: ['a', 'b'], end: ['c'] });

    it('are tried again as often as they have retries', () => {
      const scenario = around(task).start().failJob('check', 2);
      expect(scenario.incidents).toEqual([]);
      expect(scenario.completeJob('check').happened.at(-1)).toBe('job check (start b) created');
    });

    it('without retries raise an incident; resolved, only the failed listener runs again', () => {
      const scenario = around(task).start().completeJob('check').failJob('check', 0);
      expect(scenario.incidents).toMatchObject([{ at: 'check', type: 'JOB_NO_RETRIES' }]);
      scenario.updateRetries('check', 1).resolveIncident('check').completeJob('check');
      expect(scenario.happened.filter((line) => line.endsWith('created') && line.startsWith('job'))).toEqual([
        'job check (start a) created',
        'job check (start b) created',
        'job check created',
      ]);
    });

    it.each(['start', 'end'] as const)(
      'with an expression: resolved, all %s listeners run again',
      (event) => {
        const scenario = around(listening(undefinedTask('check'), { [event]: ['a', '=kind'] }))
          .start({ kind: null })
          .completeJob('check');
        expect(scenario.incidents).toMatchObject([{ at: 'check', type: 'EXTRACT_VALUE_ERROR' }]);
        expect(scenario.waits).toEqual([]);
        scenario.setVariables({ kind: 'b' }).resolveIncident('check');
        expect(scenario.happened.at(-1)).toBe(`job check (${event} a) created`);
        expect(scenario.completeJob('check').completeJob('check').status).toBe('COMPLETED');
      },
    );

    it('before work that cannot begin: resolved, the work is tried again without them', () => {
      const scenario = around(listening(serviceTask('check', { type: '=kind' }), { start: ['a'] }))
        .start({ kind: null })
        .completeJob('check');
      expect(scenario.incidents).toMatchObject([{ at: 'check', type: 'EXTRACT_VALUE_ERROR' }]);
      scenario.setVariables({ kind: 'letter' }).resolveIncident('check');
      expect(scenario.happened.at(-1)).toBe('job check created');
    });

    it('after work whose path is unclear: resolved, the path is chosen again without them', () => {
      const scenario = new Scenario(
        model(
          start(),
          listening(undefinedTask('check'), { end: ['a'] }),
          end('yes'),
          path('start', 'check'),
          flow('check', 'yes', 'granted'),
        ),
      )
        .start({ granted: false })
        .completeJob('check');
      expect(scenario.incidents).toMatchObject([{ at: 'check', type: 'CONDITION_ERROR' }]);
      expect(scenario.setVariables({ granted: true }).resolveIncident('check').status).toBe('COMPLETED');
    });

    it('cannot throw an error of the process', () => {
      const scenario = around(task).start().throwError('check', 'E1');
      expect(scenario.rejection).toMatchObject({ code: 'INVALID_STATE' });
      expect(scenario.rejection?.message).toContain('start listener');
      expect(scenario.waits).toEqual(['job check']);
    });

    it('are not completed twice', () => {
      const scenario = around(task).start();
      const [wait] = scenario.element('check').waits;
      if (wait?.kind !== 'job') throw new Error('no job');
      const again = { kind: 'completeJob', jobKey: wait.jobKey, variables: {} } as const;
      expect(scenario.send(again).send(again).rejection).toMatchObject({ code: 'NOT_FOUND' });
    });

    it('refuse variables that an instance cannot hold', () => {
      const scenario = around(task, { variableLimit: 100 })
        .start()
        .completeJob('check', { text: 'x'.repeat(200) });
      expect(scenario.rejection).toMatchObject({ code: 'INVALID_ARGUMENT' });
    });
  });

  describe('of other elements', () => {
    it('a process begins and ends with its own; start listeners see what it was started with', () => {
      const process = listeningProcess(model(start(), end(), path('start', 'end')), {
        start: ['open'],
        end: ['close'],
      });
      const scenario = new Scenario(process).start({ x: 1 });
      expect(scenario.waits).toEqual(['job process']);
      expect(scenario.variables).toEqual({ x: 1 });
      scenario.completeJob('process', { y: 2 });
      expect(scenario.happened.slice(-2)).toEqual(['process completing', 'job process (end close) created']);
      scenario.completeJob('process', { z: 3 });
      expect(scenario.status).toBe('COMPLETED');
      expect(scenario.variables).toEqual({ x: 1, y: 2, z: 3 });
    });

    it('a process that a message starts keeps the message until its start listeners are done', () => {
      const process = listeningProcess(
        model(start('begun', onMessage('begin')), serviceTask('check'), end(), path('begun', 'check', 'end')),
        { start: ['open'] },
      );
      const scenario = new Scenario(process).start({ text: 'hello' }, { startEventId: 'begun' });
      expect(scenario.variables).toEqual({});
      scenario.completeJob('process');
      expect(scenario.variables).toEqual({ text: 'hello' });
      expect(scenario.tokens).toEqual(['check']);
      expect(scenario.element('process').trigger).toBeUndefined();
    });

    it('a process is canceled while a start listener runs', () => {
      const scenario = new Scenario(
        listeningProcess(model(start(), end(), path('start', 'end')), { start: ['open'] }),
      )
        .start()
        .cancel();
      expect(scenario.happened.slice(-3)).toEqual([
        'job process (start open) canceled',
        'process terminated',
        'instance terminated',
      ]);
    });

    it('an exclusive gateway lets a start listener compute what decides the path', () => {
      const scenario = new Scenario(
        model(
          start(),
          listening(exclusive('choice', 'choice-no'), { start: ['score'] }),
          end('yes'),
          end('no'),
          path('start', 'choice'),
          flow('choice', 'yes', 'score > 5'),
          path('choice', 'no'),
        ),
      )
        .start()
        .completeJob('choice', { score: 9 });
      expect(scenario.happened).toContain('yes activated');
      expect(scenario.status).toBe('COMPLETED');
    });

    it('a joining parallel gateway listens once, when all tokens have come', () => {
      const scenario = new Scenario(
        model(
          start(),
          parallel('fork'),
          serviceTask('a'),
          serviceTask('b'),
          listening(parallel('join'), { start: ['count'] }),
          end(),
          path('start', 'fork', 'a', 'join', 'end'),
          path('fork', 'b', 'join'),
        ),
      )
        .start()
        .completeJob('a');
      expect(scenario.waits).toEqual(['job b']);
      expect(scenario.completeJob('b').waits).toEqual(['job join']);
      expect(scenario.completeJob('join').status).toBe('COMPLETED');
    });

    it('an event-based gateway opens its events once the start listener has given what they need', () => {
      const scenario = new Scenario(
        model(
          start(),
          listening(eventBased('wait'), { start: ['find'] }),
          listening(catching('paid', onMessage('paid')), { start: ['note'], end: ['thank'] }),
          catching('late', onTimer('duration', 'P1D')),
          end(),
          path('start', 'wait', 'paid', 'end'),
          path('wait', 'late', 'end'),
        ),
      ).start();
      expect(scenario.waits).toEqual(['job wait']);
      scenario.completeJob('wait', { key: 'k' });
      expect(scenario.waits).toEqual(['message paid', 'timer late']);
      scenario.correlate('paid', { sum: 5 });
      expect(scenario.waits).toEqual(['job paid']);
      expect(scenario.completeJob('paid').happened.at(-1)).toBe('job paid (end thank) created');
      scenario.completeJob('paid');
      expect(scenario.variables).toEqual({ sum: 5 });
      expect(scenario.status).toBe('COMPLETED');
    });

    it('a catch event takes its correlation key from a start listener', () => {
      const scenario = around(listening(catching('paid', onMessage('paid')), { start: ['find'] }))
        .start()
        .completeJob('paid', { key: '4711' });
      expect(scenario.happened.at(-1)).toBe('paid waits for paid with 4711');
      expect(scenario.correlate('paid').status).toBe('COMPLETED');
    });

    it('a boundary event listens at its end, after the activity has ended', () => {
      const scenario = new Scenario(
        model(
          start(),
          serviceTask('check'),
          listening(boundary('failed', 'check', onError('E1')), { end: ['report'] }),
          end(),
          path('start', 'check', 'end'),
          path('failed', 'end'),
        ),
      )
        .start()
        .throwError('check', 'E1', { why: 'x' });
      expect(scenario.tokens).toEqual(['failed']);
      expect(scenario.completeJob('failed').status).toBe('COMPLETED');
      expect(scenario.variables).toEqual({ why: 'x' });
    });

    it('start and end events listen at their end', () => {
      const scenario = new Scenario(
        model(
          listening(start(), { end: ['greet'] }),
          listening(end(), { start: ['say'], end: ['bye'] }),
          path('start', 'end'),
        ),
      )
        .start()
        .completeJob('start')
        .completeJob('end');
      expect(scenario.happened.at(-1)).toBe('job end (end bye) created');
      expect(scenario.completeJob('end').status).toBe('COMPLETED');
    });

    it('a sub-process listens around all that is in it; its event sub-processes end before its end listeners', () => {
      const inner = subProcess('inner', [
        start('in'),
        serviceTask('work'),
        end('out'),
        path('in', 'work', 'out'),
        eventSubProcess('on-stop', [
          eventStart('stop', onMessage('stop')),
          end('stopped'),
          path('stop', 'stopped'),
        ]),
      ]);
      const scenario = around(listening(inner, { start: ['open'], end: ['close'] })).start({ key: 'k' });
      expect(scenario.tokens).toEqual(['inner']);
      scenario.completeJob('inner');
      expect(scenario.waits).toEqual(['message stop', 'job work']);
      expect(scenario.completeJob('work').waits).toEqual(['job inner']);
      expect(scenario.completeJob('inner').status).toBe('COMPLETED');
    });

    it('an event sub-process keeps what the event brought until its start listeners are done', () => {
      const scenario = new Scenario(
        model(
          start(),
          serviceTask('work'),
          end(),
          path('start', 'work', 'end'),
          listening(
            eventSubProcess('on-stop', [
              eventStart('stop', onMessage('stop')),
              end('stopped'),
              path('stop', 'stopped'),
            ]),
            { start: ['open'] },
          ),
        ),
      )
        .start({ key: 'k' })
        .correlate('stop', { reason: 'ill' });
      expect(scenario.waits).toEqual(['job on-stop']);
      scenario.completeJob('on-stop');
      expect(scenario.variables).toEqual({ key: 'k', reason: 'ill' });
      expect(scenario.status).toBe('COMPLETED');
    });

    it('a terminate end event ends a sub-process, whose end listener still runs', () => {
      const inner = subProcess('inner', [
        start('in'),
        parallel('fork'),
        serviceTask('other'),
        serviceTask('last'),
        end('stop', { kind: 'terminate' }),
        path('in', 'fork', 'last', 'stop'),
        path('fork', 'other'),
      ]);
      const scenario = around(listening(inner, { end: ['close'] }))
        .start()
        .completeJob('last');
      expect(scenario.waits).toEqual(['job inner']);
      expect(scenario.completeJob('inner').status).toBe('COMPLETED');
    });

    it('a multi-instance activity listens at each instance, and its results come after the end listener', () => {
      const scenario = around(
        forEach(listening(scriptTask('double', 'n * 2', 'd'), { start: ['a'], end: ['b'] }), {
          items: '[1, 2]',
          item: 'n',
          into: 'all',
          result: 'd',
        }),
      ).start();
      expect(scenario.waits).toEqual(['job double', 'job double']);
      scenario.completeJobOf('double', { n: 2 }).completeJobOf('double', { n: 1 });
      expect(scenario.waits).toEqual(['job double', 'job double']);
      scenario.completeJobOf('double', { n: 2 }, { d: 5 }).completeJobOf('double', { n: 1 });
      expect(scenario.status).toBe('COMPLETED');
      expect(scenario.variables['all']).toHaveLength(2);
    });

    it('an ad-hoc sub-process completes after its end listener', () => {
      const scenario = around(
        listening(adHoc('choice', [serviceTask('a'), serviceTask('b')], { active: '["a"]' }), {
          start: ['plan'],
          end: ['sum-up'],
        }),
      )
        .start()
        .completeJob('choice')
        .completeJob('a');
      expect(scenario.waits).toEqual(['job choice']);
      expect(scenario.completeJob('choice').status).toBe('COMPLETED');
    });

    it('a call activity calls after the start listener and goes on after the end listener', () => {
      const scenario = around(listening(callActivity('call', '=called'), { start: ['a'], end: ['b'] }))
        .start()
        .completeJob('call', { called: 'other' });
      expect(scenario.waits).toEqual(['calledProcess call']);
      expect(scenario.completeCalled('call', { x: 1 }).waits).toEqual(['job call']);
      expect(scenario.completeJob('call').status).toBe('COMPLETED');
    });

    it('a user task is created after the start listener, which may say who does it', () => {
      const scenario = around(
        listening(userTask('check', { assignee: '=clerk' }), { start: ['a'], end: ['b'] }),
      )
        .start()
        .completeJob('check', { clerk: 'ada' });
      expect(scenario.changes.at(-1)).toMatchObject({ kind: 'userTaskCreated', assignee: 'ada' });
      expect(scenario.completeTask('check').waits).toEqual(['job check']);
      expect(scenario.completeJob('check').status).toBe('COMPLETED');
    });

    it('an interrupting escalation ends the event that throws it, without its end listener', () => {
      const inner = subProcess('inner', [
        start('in'),
        listening(throwing('tell', onEscalation('S')), { start: ['a'], end: ['b'] }),
        end('out'),
        path('in', 'tell', 'out'),
      ]);
      const scenario = new Scenario(
        model(
          start(),
          inner,
          boundary('told', 'inner', onEscalation('S')),
          end(),
          path('start', 'inner', 'end'),
          path('told', 'end'),
        ),
      )
        .start()
        .completeJob('tell');
      expect(scenario.happened).not.toContain('job tell (end b) created');
      expect(scenario.status).toBe('COMPLETED');
    });

    it('a compensation handler listens, and compensation goes on after its end listener', () => {
      const scenario = new Scenario(
        model(
          start(),
          undoneBy(serviceTask('book'), 'cancel'),
          listening(serviceTask('cancel'), { end: ['tell'] }),
          throwing('undo', compensation()),
          end(),
          path('start', 'book', 'undo', 'end'),
        ),
      )
        .start()
        .completeJob('book')
        .completeJob('cancel');
      expect(scenario.tokens).toEqual(['undo', 'cancel']);
      expect(scenario.completeJob('cancel').status).toBe('COMPLETED');
    });

    it('an interrupting event ends an activity whose listener runs', () => {
      const inner = subProcess('inner', [
        start('in'),
        listening(serviceTask('work'), { start: ['a'] }),
        end('out'),
        path('in', 'work', 'out'),
      ]);
      const scenario = new Scenario(
        model(
          start(),
          inner,
          boundary('stop', 'inner', onMessage('stop')),
          end(),
          path('start', 'inner', 'end'),
          path('stop', 'end'),
        ),
      )
        .start({ key: 'k' })
        .correlate('stop');
      expect(scenario.happened).toContain('job work (start a) canceled');
      expect(scenario.status).toBe('COMPLETED');
    });
  });
});
