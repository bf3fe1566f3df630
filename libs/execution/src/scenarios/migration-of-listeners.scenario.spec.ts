import { describe, expect, it } from 'vitest';
import {
  boundary,
  end,
  listening,
  model,
  onTimer,
  path,
  serviceTask,
  start,
  userTask,
  type Part,
} from './support/model-builder.js';
import { Scenario } from './support/scenario.js';

const around = (part: Part) => model(start(), part, end(), path('start', part.id, 'end'));
const jobKey = (scenario: Scenario, id: string) => scenario.wait('job', id).jobKey;

describe('migration while an execution listener is at work', () => {
  const task = (id: string, listeners: { start?: string[]; end?: string[] }) =>
    around(listening(serviceTask(id), listeners));

  it('the job of a start listener goes with its element, and the listeners of the target follow it', () => {
    const scenario = new Scenario(task('a', { start: ['prepare'] })).start();
    const key = jobKey(scenario, 'a');
    scenario.migrate(task('b', { start: ['prepare', 'warn'] }), { a: 'b' });
    expect(scenario.rejection).toBeNull();
    expect(jobKey(scenario, 'b')).toBe(key);
    scenario.completeJob('b', { seen: true });
    expect(scenario.happened.at(-1)).toBe('job b (start warn) created');
    expect(scenario.completeJob('b').completeJob('b').status).toBe('COMPLETED');
  });

  it('where the target has no listeners, its work begins when the job is done', () => {
    const scenario = new Scenario(task('a', { start: ['prepare', 'warn'] })).start();
    scenario.migrate(task('b', {}), { a: 'b' }).completeJob('b');
    expect(scenario.happened.at(-1)).toBe('job b created');
    expect(scenario.completeJob('b').status).toBe('COMPLETED');
  });

  it('events on the boundary of the target are waited for from the beginning of its work', () => {
    const target = model(
      start(),
      serviceTask('b'),
      boundary('late', 'b', onTimer('duration', 'P1D')),
      end(),
      path('start', 'b', 'end'),
      path('late', 'end'),
    );
    const scenario = new Scenario(task('a', { start: ['prepare'] })).start().migrate(target, { a: 'b' });
    expect(scenario.waits).toEqual(['job b']);
    expect(scenario.completeJob('b').waits).toEqual(['timer late', 'job b']);
  });

  it('the job of an end listener goes with its element, and its token leaves by the target', () => {
    const scenario = new Scenario(task('a', { end: ['tidy', 'archive'] })).start().completeJob('a');
    const key = jobKey(scenario, 'a');
    const target = model(start(), serviceTask('b'), userTask('c'), end(), path('start', 'b', 'c', 'end'));
    scenario.migrate(target, { a: 'b' });
    expect(jobKey(scenario, 'b')).toBe(key);
    expect(scenario.completeJob('b').tokens).toEqual(['c']);
  });

  it('an element of another kind is refused, listener or not', () => {
    const scenario = new Scenario(task('a', { start: ['prepare'] })).start();
    expect(scenario.migrate(around(userTask('b')), { a: 'b' }).refusals).toEqual(['a: different-type']);
    expect(scenario.completeJob('a').completeJob('a').status).toBe('COMPLETED');
  });
});

describe('migration while a listener of a user task is at work', () => {
  const task = (id: string, listeners: Record<string, string[]>) => around(userTask(id, { listeners }));

  it.each([
    ['creating', (scenario: Scenario) => scenario],
    ['assigning', (scenario: Scenario) => scenario.assign('a', 'ada')],
    ['updating', (scenario: Scenario) => scenario.update('a', { priority: 80 })],
    ['completing', (scenario: Scenario) => scenario.completeTask('a', { done: true })],
    ['canceling', (scenario: Scenario) => scenario.cancel()],
  ] as const)('%s: the job goes with the task, and the listeners of the target follow', (event, begin) => {
    const scenario = begin(new Scenario(task('a', { [event]: ['first'] })).start());
    const key = jobKey(scenario, 'a');
    scenario.migrate(task('b', { [event]: ['first', 'second'] }), { a: 'b' });
    expect(scenario.rejection).toBeNull();
    expect(jobKey(scenario, 'b')).toBe(key);
    scenario.answer('b');
    expect(jobKey(scenario, 'b')).not.toBe(key);
    scenario.answer('b');
    if (event === 'canceling') expect(scenario.status).toBe('TERMINATED');
    else if (event === 'completing') {
      expect(scenario.status).toBe('COMPLETED');
      expect(scenario.variables).toEqual({ done: true });
    } else expect(scenario.waits).toEqual(['userTask b']);
  });

  it('a target without listeners: what was asked for happens when the job agrees, and not when it denies', () => {
    const asked = () =>
      new Scenario(task('a', { completing: ['check'] }))
        .start()
        .completeTask('a')
        .migrate(task('b', {}), { a: 'b' });
    expect(asked().answer('b').status).toBe('COMPLETED');
    const denied = asked().answer('b', { denied: true, deniedReason: 'incomplete' });
    expect(denied.waits).toEqual(['userTask b']);
    expect(denied.completeTask('b').status).toBe('COMPLETED');
  });
});
