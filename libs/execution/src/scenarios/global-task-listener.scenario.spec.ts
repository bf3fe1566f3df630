import { describe, expect, it } from 'vitest';
import type { GlobalTaskListener } from '../index.js';
import { boundary, end, model, onTimer, parallel, path, start, userTask } from './support/model-builder.js';
import { Scenario } from './support/scenario.js';

type Values = NonNullable<Parameters<typeof userTask>[1]>;

const global = (
  type: string,
  eventTypes: GlobalTaskListener['eventTypes'] = ['all'],
  more: Partial<GlobalTaskListener> = {},
): GlobalTaskListener => ({ type, eventTypes, retries: 3, afterNonGlobal: false, ...more });

const around = (values: Values, ...globalTaskListeners: readonly GlobalTaskListener[]) =>
  new Scenario(model(start(), userTask('check', values), end(), path('start', 'check', 'end')), {
    globalTaskListeners,
  });
const jobTypes = (scenario: Scenario) =>
  scenario.changes.flatMap((change) => (change.kind === 'jobCreated' ? [change.type] : []));
const task = (scenario: Scenario) => scenario.element('check').waits.find(({ kind }) => kind === 'userTask');

describe('global user task listeners (Orchestration Cluster API)', () => {
  it('are asked around those of the model, in the given order', () => {
    const scenario = around(
      { listeners: { creating: ['own-1', 'own-2'] } },
      global('after', ['creating'], { afterNonGlobal: true }),
      global('first', ['creating']),
      global('second'),
      global('other', ['completing']),
    ).start();
    for (let asked = 0; asked < 5; asked += 1) scenario.answer('check');
    expect(jobTypes(scenario)).toEqual(['first', 'second', 'own-1', 'own-2', 'after']);
    expect(scenario.happened.at(-1)).toBe('user task check creating agreed');
  });

  it('correct and deny tasks whose model has no listeners, and are told what the task has', () => {
    const scenario = around({ candidateGroups: 'health' }, global('watch', ['assigning'])).start();
    scenario.assign('check', 'ada');
    const job = scenario.changes.find((change) => change.kind === 'jobCreated');
    expect(job).toMatchObject({
      type: 'watch',
      headers: { 'io.camunda.zeebe:candidateGroups': '["health"]', 'io.camunda.zeebe:assignee': 'ada' },
      listener: { kind: 'TASK_LISTENER', eventType: 'ASSIGNING', index: 0 },
    });
    scenario.answer('check', { denied: true, deniedReason: 'on holiday' });
    expect(task(scenario)).not.toHaveProperty('assignee');
    scenario.assign('check', 'ada').answer('check', { corrections: { assignee: 'eve' } });
    expect(task(scenario)).toMatchObject({ assignee: 'eve' });
  });

  it('hold with the next event; an event on its way keeps those that it began with', () => {
    const scenario = around({}, global('one', ['creating']), global('two', ['creating'])).start();
    scenario.globalTaskListeners = [global('late')];
    scenario.answer('check').answer('check');
    expect(jobTypes(scenario)).toEqual(['one', 'two']);
    scenario.completeTask('check');
    expect(jobTypes(scenario).at(-1)).toBe('late');
    scenario.globalTaskListeners = undefined;
    expect(scenario.recovered().answer('check').status).toBe('COMPLETED');
  });

  it('are told before an instance is canceled, each task once', () => {
    const tasks = model(
      start(),
      parallel('fork'),
      userTask('check'),
      userTask('other'),
      end(),
      path('start', 'fork', 'check', 'end'),
      path('fork', 'other', 'end'),
    );
    const scenario = new Scenario(tasks).start();
    scenario.globalTaskListeners = [global('told', ['canceling'])];
    scenario.cancel();
    expect(scenario.status).toBe('ACTIVE');
    // Whether the listener is still there, or others are, makes no difference to an end that waits.
    scenario.globalTaskListeners = undefined;
    scenario.answer('check');
    expect(scenario.status).toBe('ACTIVE');
    expect(scenario.answer('other').status).toBe('TERMINATED');
    expect(jobTypes(scenario)).toEqual(['told', 'told']);
  });

  it('that come while an end waits are told of the tasks that nobody listened to', () => {
    const tasks = model(
      start(),
      parallel('fork'),
      userTask('check', { listeners: { canceling: ['own'] } }),
      userTask('other'),
      end(),
      path('start', 'fork', 'check', 'end'),
      path('fork', 'other', 'end'),
    );
    const scenario = new Scenario(tasks).start().cancel();
    scenario.globalTaskListeners = [global('late', ['canceling'])];
    expect(scenario.answer('check').status).toBe('ACTIVE');
    expect(scenario.answer('other').status).toBe('TERMINATED');
    expect(jobTypes(scenario)).toEqual(['own', 'late']);
  });

  it('are told before an interrupting boundary event takes its course', () => {
    const process = model(
      start(),
      userTask('check'),
      boundary('late', 'check', onTimer('duration', 'PT1H')),
      end('done'),
      end('overdue'),
      path('start', 'check', 'done'),
      path('late', 'overdue'),
    );
    const scenario = new Scenario(process, { globalTaskListeners: [global('told', ['canceling'])] }).start();
    scenario.fireTimer('late');
    expect(scenario.status).toBe('ACTIVE');
    expect(scenario.answer('check').status).toBe('COMPLETED');
  });
});
