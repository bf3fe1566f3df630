import { describe, expect, it } from 'vitest';
import { end, model, path, start, userTask } from './support/model-builder.js';
import { Scenario } from './support/scenario.js';

describe('a delegated user task (Camunda 7, "User Task", section "Delegation")', () => {
  const plain = model(start(), userTask('check'), end(), path('start', 'check', 'end'));
  const claimed = (): Scenario => new Scenario(plain).start().assign('check', 'ada', false);

  it('is with the delegate, goes back to its owner, who completes it with what both found out', () => {
    const scenario = claimed().delegate('check', 'grace', 'ada');
    expect(scenario.happened.slice(-2)).toEqual([
      'user task check assigned to grace',
      'user task check of ada pending',
    ]);
    scenario.resolve('check', 'grace', { opinion: 'sound' });
    expect(scenario.wait('userTask', 'check')).toMatchObject({
      assignee: 'ada',
      delegation: { owner: 'ada', state: 'RESOLVED' },
    });
    scenario.completeTask('check', { result: 'granted' });
    expect(scenario.variables).toEqual({ opinion: 'sound', result: 'granted' });
    expect(scenario.status).toBe('COMPLETED');
  });

  it('is not completed by the delegate', () => {
    const scenario = claimed().delegate('check', 'grace', 'ada').completeTask('check');
    expect(scenario.rejection).toMatchObject({ code: 'INVALID_STATE' });
    expect(scenario.rejection?.message).toContain('delegated by "ada"');
    expect(scenario.status).toBe('ACTIVE');
  });

  it('goes back to the first owner, however often it is handed on', () => {
    const scenario = claimed().delegate('check', 'grace', 'ada').delegate('check', 'alan', 'grace');
    expect(scenario.resolve('check', 'alan').wait('userTask', 'check').assignee).toBe('ada');
  });

  it('changes nothing when it is delegated or resolved once more', () => {
    const scenario = claimed().delegate('check', 'grace', 'ada').delegate('check', 'grace', 'ada');
    const delegated = scenario.changes.length;
    expect(scenario.rejection).toBeNull();
    scenario.delegate('check', 'grace', 'ada');
    expect(scenario.changes.length).toBe(delegated);
    scenario.resolve('check', 'grace', { opinion: 'sound' }).resolve('check', 'grace', { opinion: 'other' });
    expect(scenario.rejection).toBeNull();
    expect(scenario.variables).toEqual({ opinion: 'sound' });
  });

  it('is refused to whom it was taken meanwhile, to its owner and to nobody', () => {
    expect(claimed().delegate('check', 'alan', 'grace').rejection?.message).toContain('held by "ada"');
    expect(claimed().delegate('check', 'ada', 'ada').rejection?.code).toBe('INVALID_ARGUMENT');
    expect(claimed().delegate('check', ' ', 'ada').rejection?.code).toBe('INVALID_ARGUMENT');
    expect(
      claimed().delegate('check', 'grace', 'ada').delegate('check', 'ada', 'grace').rejection?.code,
    ).toBe('INVALID_ARGUMENT');
    expect(claimed().resolve('check', 'ada').rejection?.message).toContain('was not delegated');
  });

  it('is delegated no more when its owner takes it back by an assignment', () => {
    const scenario = claimed().delegate('check', 'grace', 'ada').assign('check', 'ada', true);
    expect(scenario.happened.at(-1)).toBe('user task check of ada resolved');
    expect(scenario.completeTask('check').status).toBe('COMPLETED');
  });

  it('is taken back by its owner while the delegate has not finished, who then can do nothing with it', () => {
    const scenario = claimed().delegate('check', 'grace', 'ada').delegate('check', 'alan', 'grace');
    expect(scenario.recall('check', 'ada').happened.slice(-2)).toEqual([
      'user task check assigned to ada',
      'user task check of ada resolved',
    ]);
    const recalled = scenario.changes.length;
    scenario.recall('check', 'ada').resolve('check', 'alan', { opinion: 'too late' });
    expect(scenario.changes.length).toBe(recalled);
    expect(scenario.completeTask('check').variables).toEqual({});
    expect(scenario.status).toBe('COMPLETED');
  });

  it('is not given back to its groups: it goes to its owner, or to whom it is assigned', () => {
    const scenario = claimed().delegate('check', 'grace', 'ada').assign('check', null, true);
    expect(scenario.rejection).toMatchObject({ code: 'INVALID_STATE' });
    expect(scenario.rejection?.message).toContain('delegated by "ada"');
    expect(scenario.wait('userTask', 'check')).toMatchObject({
      assignee: 'grace',
      delegation: { owner: 'ada', state: 'PENDING' },
    });
    scenario.assign('check', 'alan', true);
    expect(scenario.wait('userTask', 'check')).toMatchObject({
      assignee: 'alan',
      delegation: { owner: 'ada', state: 'PENDING' },
    });
    expect(scenario.resolve('check', 'alan').wait('userTask', 'check').assignee).toBe('ada');
    expect(scenario.assign('check', null, true).rejection).toBeNull();
    expect(scenario.wait('userTask', 'check').assignee).toBeUndefined();
  });

  it('is taken back by nobody else, nor when it came back and went on', () => {
    expect(claimed().recall('check', 'ada').rejection?.message).toContain('was not delegated by "ada"');
    const scenario = claimed().delegate('check', 'grace', 'ada');
    expect(scenario.recall('check', 'grace').rejection?.code).toBe('INVALID_STATE');
    scenario.resolve('check', 'grace').assign('check', 'alan', true);
    expect(scenario.recall('check', 'ada').rejection?.message).toContain('went on since');
    expect(scenario.wait('userTask', 'check').assignee).toBe('alan');
  });
});
