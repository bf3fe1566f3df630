import { describe, expect, it } from 'vitest';
import type { ProcessInstanceKey } from '../index.js';
import {
  boundary,
  end,
  eventStart,
  eventSubProcess,
  model,
  onError,
  onMessage,
  onTimer,
  parallel,
  path,
  serviceTask,
  start,
  subProcess,
  userTask,
} from './support/model-builder.js';
import { Scenario } from './support/scenario.js';

type Values = NonNullable<Parameters<typeof userTask>[1]>;

const around = (values: Values) =>
  new Scenario(model(start(), userTask('check', values), end(), path('start', 'check', 'end')));
const with_ = (event: keyof NonNullable<Values['listeners']>, ...types: readonly string[]) => ({
  listeners: { [event]: types },
});
/** The task as listeners and people know it. */
const task = (scenario: Scenario) => scenario.element('check').waits.find(({ kind }) => kind === 'userTask');

describe('user task listeners (Camunda 8 documentation, "User task listeners")', () => {
  describe('creating', () => {
    it('run one after the other before people get the task', () => {
      const scenario = around(with_('creating', 'a', 'b')).start();
      expect(scenario.happened.slice(-3)).toEqual([
        'user task check created',
        'user task check creating',
        'job check (creating a) created',
      ]);
      expect(scenario.completeTask('check').rejection).toMatchObject({ code: 'INVALID_STATE' });
      scenario.answer('check').answer('check');
      expect(scenario.happened.slice(-1)).toEqual(['user task check creating agreed']);
      expect(scenario.completeTask('check').status).toBe('COMPLETED');
    });

    it('correct what the model says, each on top of the one before', () => {
      const scenario = around({ ...with_('creating', 'a', 'b'), priority: '30', candidateGroups: 'health' })
        .start()
        .answer('check', { corrections: { priority: 80, dueDate: '2026-03-01T09:00:00Z' } })
        .answer('check', { corrections: { candidateGroups: [], assignee: 'ada' } });
      expect(task(scenario)).toMatchObject({
        assignee: 'ada',
        attributes: { priority: 80, candidateGroups: [], dueDate: '2026-03-01T09:00:00Z' },
      });
      expect(scenario.happened.slice(-3)).toEqual([
        'user task check creating agreed',
        'user task check assigned to ada',
        'user task check updated',
      ]);
    });

    it('cannot be denied, and cannot correct whom the model names', () => {
      const scenario = around({ ...with_('creating', 'a'), assignee: 'ada' }).start();
      expect(scenario.answer('check', { denied: true }).rejection?.message).toContain('cannot deny');
      scenario.answer('check', { corrections: { assignee: 'grace' } });
      expect(scenario.rejection).toMatchObject({ code: 'INVALID_ARGUMENT' });
      expect(scenario.answer('check').waits).toEqual(['userTask check']);
      expect(task(scenario)).toMatchObject({ assignee: 'ada' });
    });
  });

  describe('assigning', () => {
    it('are asked before a person gets the task', () => {
      const scenario = around(with_('assigning', 'a')).start().assign('check', 'ada');
      expect(scenario.happened.slice(-2)).toEqual([
        'user task check assigning',
        'job check (assigning a) created',
      ]);
      expect(task(scenario)).not.toHaveProperty('assignee');
      expect(scenario.answer('check').happened.at(-1)).toBe('user task check assigned to ada');
    });

    it('deny it: the task stays as it was, corrections of earlier listeners included', () => {
      const scenario = around({ ...with_('assigning', 'a', 'b'), priority: '10' })
        .start()
        .assign('check', 'ada')
        .answer('check', { corrections: { priority: 99 } })
        .answer('check', { denied: true, deniedReason: 'on holiday' });
      expect(scenario.happened.slice(-2)).toEqual([
        'job check (assigning b) completed, denying',
        'user task check assigning denied',
      ]);
      expect(scenario.changes.at(-1)).toMatchObject({ reason: 'on holiday' });
      expect(task(scenario)).toMatchObject({ attributes: { priority: 10, assignee: null } });
      expect(scenario.assign('check', 'grace').rejection).toBeNull();
    });

    it('correct the person, or give the task back to its groups', () => {
      const scenario = around(with_('assigning', 'a'))
        .start()
        .assign('check', 'ada')
        .answer('check', { corrections: { assignee: 'grace' } });
      expect(task(scenario)).toMatchObject({ assignee: 'grace' });
      scenario.assign('check', 'ada').answer('check', { corrections: { assignee: '' } });
      expect(task(scenario)).not.toHaveProperty('assignee');
    });

    it('are asked as well when the model names the person, after the creation', () => {
      const scenario = around({ listeners: { creating: ['c'], assigning: ['a'] }, assignee: '=clerk' }).start(
        {
          clerk: 'ada',
        },
      );
      expect(scenario.answer('check').happened.slice(-3)).toEqual([
        'user task check creating agreed',
        'user task check assigning',
        'job check (assigning a) created',
      ]);
      scenario.answer('check', { corrections: { assignee: 'grace' } });
      expect(task(scenario)).toMatchObject({ assignee: 'grace' });
    });

    it('deny the person whom the model names: the task waits for its groups', () => {
      const scenario = around({ ...with_('assigning', 'a'), assignee: 'ada' })
        .start()
        .answer('check', { denied: true });
      expect(task(scenario)).not.toHaveProperty('assignee');
      expect(scenario.completeTask('check').status).toBe('COMPLETED');
    });
  });

  describe('updating', () => {
    it('are asked before an update, whose values they may correct', () => {
      const scenario = around(with_('updating', 'a'))
        .start()
        .update('check', { priority: 90, dueDate: '2026-03-01T09:00:00Z' });
      expect(scenario.lastJobHeaders).toMatchObject({
        'io.camunda.zeebe:priority': '90',
        'io.camunda.zeebe:changedAttributes': '["dueDate","priority"]',
      });
      scenario.answer('check', { corrections: { dueDate: '', priority: 70 } });
      expect(task(scenario)).toMatchObject({ attributes: { dueDate: null, priority: 70 } });
    });

    it('deny an update', () => {
      const scenario = around(with_('updating', 'a'))
        .start()
        .update('check', { priority: 90 })
        .answer('check', { denied: true });
      expect(task(scenario)).toMatchObject({ attributes: { priority: 50 } });
    });

    it('are asked before variables of the task change, and may deny that', () => {
      const scenario = around(with_('updating', 'a'))
        .start()
        .setVariables({ note: 'x' }, { at: 'check', local: true });
      expect(scenario.lastJobHeaders).toMatchObject({
        'io.camunda.zeebe:changedAttributes': '["variables"]',
      });
      expect(scenario.localVariables('check')).toEqual({});
      scenario.answer('check', { denied: true }).setVariables({ note: 'y' }, { at: 'check', local: true });
      scenario.answer('check');
      expect(scenario.localVariables('check')).toEqual({ note: 'y' });
    });

    it('are not asked about corrections of other listeners', () => {
      const scenario = around({ listeners: { assigning: ['a'], updating: ['u'] } })
        .start()
        .assign('check', 'ada')
        .answer('check', { corrections: { priority: 1 } });
      expect(scenario.waits).toEqual(['userTask check']);
    });
  });

  describe('completing', () => {
    it('are asked before the element completes with the variables of the person', () => {
      const scenario = around(with_('completing', 'a', 'b'))
        .start()
        .completeTask('check', { granted: true });
      expect(scenario.variables).toEqual({});
      expect(scenario.lastJobHeaders).toMatchObject({ 'io.camunda.zeebe:action': 'complete' });
      expect(scenario.answer('check').waits).toEqual(['userTask check', 'job check']);
      expect(scenario.answer('check').status).toBe('COMPLETED');
      expect(scenario.variables).toEqual({ granted: true });
    });

    it('deny it: nothing of the person is stored, and the task can be completed again', () => {
      const scenario = around(with_('completing', 'a'))
        .start()
        .completeTask('check', { granted: true })
        .answer('check', { denied: true, deniedReason: 'no signature' });
      expect(scenario.variables).toEqual({});
      expect(scenario.tokens).toEqual(['check']);
      scenario.completeTask('check', { granted: false }).answer('check');
      expect(scenario.variables).toEqual({ granted: false });
    });

    it('correct the task, which shows what it was when it was completed', () => {
      const scenario = around(with_('completing', 'a'))
        .start()
        .completeTask('check')
        .answer('check', { corrections: { assignee: 'ada' } });
      expect(scenario.happened).toContain('user task check assigned to ada');
      expect(scenario.status).toBe('COMPLETED');
    });

    it('let nothing else happen to the task meanwhile', () => {
      const scenario = around(with_('completing', 'a')).start().completeTask('check');
      for (const refused of [
        () => scenario.completeTask('check'),
        () => scenario.assign('check', 'ada'),
        () => scenario.update('check', { priority: 1 }),
      ]) {
        expect(refused().rejection).toMatchObject({ code: 'INVALID_STATE' });
        expect(scenario.rejection?.message).toContain('in the middle of completing');
      }
    });
  });

  describe('canceling', () => {
    const values = with_('canceling', 'a');

    it('are told before the instance is canceled', () => {
      const scenario = around(values).start().cancel();
      expect(scenario.happened.slice(-3)).toEqual([
        'end of process waits for listeners',
        'user task check canceling',
        'job check (canceling a) created',
      ]);
      expect(scenario.status).toBe('ACTIVE');
      expect(scenario.answer('check', { denied: true }).rejection).toMatchObject({
        code: 'INVALID_ARGUMENT',
      });
      expect(scenario.answer('check').status).toBe('TERMINATED');
      expect(scenario.happened.slice(-4)).toEqual([
        'user task check canceled',
        'check terminated',
        'process terminated',
        'instance terminated',
      ]);
    });

    it('asked twice to cancel, the instance is canceled once', () => {
      const scenario = around(values).start().cancel().cancel();
      expect(scenario.rejection).toBeNull();
      expect(scenario.answer('check').status).toBe('TERMINATED');
    });

    const interrupted = model(
      start(),
      userTask('check', values),
      boundary('late', 'check', onTimer('duration', 'P1D')),
      boundary('stop', 'check', onMessage('stop')),
      end(),
      end('overdue'),
      path('start', 'check', 'end'),
      path('late', 'overdue'),
      path('stop', 'end'),
    );

    it('are told before an interrupting boundary event takes the token, with what came with it', () => {
      const scenario = new Scenario(interrupted).start({ key: 'k' }).correlate('stop', { reason: 'ill' });
      expect(scenario.tokens).toEqual(['check']);
      scenario.answer('check');
      expect(scenario.variables).toEqual({ key: 'k', reason: 'ill' });
      expect(scenario.status).toBe('COMPLETED');
    });

    it('the first event that interrupts counts', () => {
      const scenario = new Scenario(interrupted).start({ key: 'k' }).fireTimer('late').correlate('stop');
      expect(scenario.happened.filter((line) => line === 'user task check canceling')).toHaveLength(1);
      scenario.answer('check');
      expect(scenario.happened).toContain('overdue activated');
      expect(scenario.status).toBe('COMPLETED');
    });

    it('the cancelation of the instance goes before an event that already waits', () => {
      const scenario = new Scenario(interrupted).start({ key: 'k' }).fireTimer('late').cancel();
      expect(scenario.answer('check').status).toBe('TERMINATED');
    });

    it('in a sub-process all are told before an error leaves it', () => {
      const inner = subProcess('inner', [
        start('in'),
        parallel('fork'),
        userTask('check', values),
        userTask('other', values),
        serviceTask('work'),
        path('in', 'fork', 'check'),
        path('fork', 'other'),
        path('fork', 'work'),
      ]);
      const scenario = new Scenario(
        model(
          start(),
          inner,
          boundary('failed', 'inner', onError('E1')),
          end(),
          path('start', 'inner', 'end'),
          path('failed', 'end'),
        ),
      )
        .start()
        .throwError('work', 'E1', { why: 1 });
      expect(scenario.waits.filter((wait) => wait.startsWith('job'))).toEqual(['job check', 'job other']);
      expect(scenario.answer('other').status).toBe('ACTIVE');
      expect(scenario.answer('check').status).toBe('COMPLETED');
      expect(scenario.variables).toEqual({ why: 1 });
    });

    it('are told before an interrupting event sub-process begins', () => {
      const scenario = new Scenario(
        model(
          start(),
          userTask('check', values),
          end(),
          path('start', 'check', 'end'),
          eventSubProcess('on-stop', [
            eventStart('stop', onMessage('stop')),
            serviceTask('mend'),
            path('stop', 'mend'),
          ]),
        ),
      )
        .start({ key: 'k' })
        .correlate('stop', { reason: 'ill' });
      expect(scenario.tokens).toEqual(['check']);
      expect(scenario.answer('check').tokens).toEqual(['on-stop', 'mend']);
      expect(scenario.variables).toEqual({ key: 'k', reason: 'ill' });
    });

    it('are told before an error goes to the calling process', () => {
      const scenario = new Scenario(
        model(
          start(),
          parallel('fork'),
          userTask('check', values),
          serviceTask('work'),
          path('start', 'fork', 'check'),
          path('fork', 'work'),
        ),
      ).start(
        {},
        {
          parent: {
            processInstanceKey: '1' as ProcessInstanceKey,
            elementInstanceKey: '2' as never,
            caughtErrors: ['E1'],
          },
        },
      );
      scenario.throwError('work', 'E1');
      expect(scenario.status).toBe('ACTIVE');
      scenario.answer('check');
      expect(scenario.status).toBe('TERMINATED');
      expect(scenario.changes.some(({ kind }) => kind === 'errorThrownToParent')).toBe(true);
    });

    it('take the place of what was about to happen', () => {
      const scenario = around({ listeners: { canceling: ['c'], completing: ['a'] } })
        .start()
        .completeTask('check', { granted: true })
        .cancel();
      expect(scenario.happened.slice(-4)).toEqual([
        'job check (completing a) canceled',
        'user task check completing overtaken',
        'user task check canceling',
        'job check (canceling c) created',
      ]);
      expect(scenario.answer('check').status).toBe('TERMINATED');
    });

    it('hold the cancelation while they fail, and resolved go on with it', () => {
      const scenario = around(values).start().cancel().failJob('check', 0);
      expect(scenario.incidents).toMatchObject([{ type: 'JOB_NO_RETRIES' }]);
      scenario.updateRetries('check', 1).resolveIncident('check').answer('check');
      expect(scenario.status).toBe('TERMINATED');
    });
  });

  describe('all of them', () => {
    it('are told of the task by reserved headers beside its own', () => {
      const scenario = around({
        ...with_('assigning', 'a'),
        candidateUsers: 'ada, grace',
        candidateGroups: 'health',
        followUpDate: '2026-02-10T09:00:00',
      })
        .start()
        .assign('check', 'ada');
      const { userTaskKey } = task(scenario) as { userTaskKey: string };
      expect(scenario.lastJobHeaders).toEqual({
        'io.camunda.zeebe:action': 'assign',
        'io.camunda.zeebe:assignee': 'ada',
        'io.camunda.zeebe:candidateGroups': '["health"]',
        'io.camunda.zeebe:candidateUsers': '["ada","grace"]',
        'io.camunda.zeebe:changedAttributes': '["assignee"]',
        'io.camunda.zeebe:followUpDate': '2026-02-10T08:00:00Z',
        'io.camunda.zeebe:priority': '50',
        'io.camunda.zeebe:userTaskKey': userTaskKey,
      });
    });

    it('a correction that takes back a change is no change for the next listener', () => {
      const scenario = around(with_('assigning', 'a', 'b', 'c'))
        .start()
        .assign('check', 'ada');
      const changed = () => scenario.lastJobHeaders['io.camunda.zeebe:changedAttributes'];
      scenario.answer('check', { corrections: { priority: 80 } });
      expect(changed()).toBe('["assignee","priority"]');
      scenario.answer('check', { corrections: { priority: 50 } });
      expect(changed()).toBe('["assignee"]');
    });

    it.each([
      [{ priority: 101 }, 'a whole number from 0 to 100'],
      [{ dueDate: 'soon' }, 'a date and time'],
      [{ assignee: 'x'.repeat(2000) }, 'Shorten it'],
    ])('cannot correct to %j', (corrections, message) => {
      const scenario = around(with_('updating', 'a')).start().update('check', { priority: 1 });
      scenario.answer('check', { corrections });
      expect(scenario.rejection?.message).toContain(message);
      expect(scenario.waits).toEqual(['userTask check', 'job check']);
    });

    it('cannot hand in variables, nor deny and correct at once', () => {
      const scenario = around(with_('completing', 'a')).start().completeTask('check');
      expect(scenario.completeJob('check', { x: 1 }).rejection?.message).toContain('variables');
      scenario.answer('check', { denied: true, corrections: { priority: 1 } });
      expect(scenario.rejection?.message).toContain('denies and corrects at once');
    });

    it('cannot throw an error of the process', () => {
      const scenario = around(with_('completing', 'a'))
        .start()
        .completeTask('check')
        .throwError('check', 'E1');
      expect(scenario.rejection).toMatchObject({ code: 'INVALID_STATE' });
    });

    it('whose job type fails hold the task; resolved, all are asked again', () => {
      const scenario = around(with_('completing', 'a', '=kind'))
        .start({ kind: null })
        .completeTask('check', {
          granted: true,
        });
      scenario.answer('check');
      expect(scenario.incidents).toMatchObject([{ at: 'check', type: 'EXTRACT_VALUE_ERROR' }]);
      scenario.setVariables({ kind: 'b' }).resolveIncident('check');
      expect(scenario.happened.at(-1)).toBe('job check (completing a) created');
      scenario.answer('check').answer('check');
      expect(scenario.variables).toEqual({ kind: 'b', granted: true });
    });

    it('without retries hold the task; resolved, only the failed one is asked again', () => {
      const scenario = around(with_('assigning', 'a', 'b'))
        .start()
        .assign('check', 'ada')
        .answer('check')
        .failJob('check', 0);
      expect(scenario.incidents).toMatchObject([{ type: 'JOB_NO_RETRIES' }]);
      scenario.updateRetries('check', 1).resolveIncident('check').answer('check');
      expect(task(scenario)).toMatchObject({ assignee: 'ada' });
    });

    it('end with the element: an interrupting event ends a task whose listener is asked', () => {
      const scenario = new Scenario(
        model(
          start(),
          userTask('check', with_('completing', 'a')),
          boundary('late', 'check', onTimer('duration', 'P1D')),
          end(),
          path('start', 'check', 'end'),
          path('late', 'end'),
        ),
      )
        .start()
        .completeTask('check', { granted: true })
        .fireTimer('late');
      expect(scenario.happened).toContain('job check (completing a) canceled');
      expect(scenario.status).toBe('COMPLETED');
      expect(scenario.variables).toEqual({});
    });
  });
});
