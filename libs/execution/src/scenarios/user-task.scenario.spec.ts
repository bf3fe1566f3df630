import { describe, expect, it } from 'vitest';
import type { Change } from '../index.js';
import { end, model, path, start, userTask } from './support/model-builder.js';
import { Scenario } from './support/scenario.js';
import type { Wait } from '../state/execution-state.js';

type Created = Extract<Change, { kind: 'userTaskCreated' }>;

function created(scenario: Scenario): Created | undefined {
  return scenario.changes.find((change): change is Created => change.kind === 'userTaskCreated');
}

describe('user task (BPMN 2.0.2, 10.3.4 and 13.3.3)', () => {
  const plain = model(start(), userTask('check'), end(), path('start', 'check', 'end'));
  const rich = model(
    start(),
    userTask('check', {
      assignee: '=clerk',
      candidateUsers: 'ada, grace',
      candidateGroups: '=groups',
      dueDate: '=due',
      followUpDate: '2026-02-10T09:00:00',
      priority: '=urgency',
      formId: 'check-form',
    }),
    end(),
    path('start', 'check', 'end'),
  );
  const variables = { clerk: 'jonas', groups: ['health'], due: '2026-07-01T10:00:00Z', urgency: 80 };

  it('waits for a person and completes with the form', () => {
    const scenario = new Scenario(plain).start();
    expect(scenario.happened.at(-1)).toBe('user task check created');
    scenario.completeTask('check', { result: 'granted' });
    expect(scenario.variables).toEqual({ result: 'granted' });
    expect(scenario.status).toBe('COMPLETED');
  });

  it('computes people, dates and priority; dates are in UTC, and without an offset read in the tenant zone', () => {
    expect(created(new Scenario(rich).start(variables))).toMatchObject({
      name: 'check',
      formId: 'check-form',
      assignee: 'jonas',
      candidateUsers: ['ada', 'grace'],
      candidateGroups: ['health'],
      dueDate: '2026-07-01T10:00:00Z',
      followUpDate: '2026-02-10T08:00:00Z',
      priority: 80,
    });
  });

  it('has nobody, no dates and priority 50 unless the model says otherwise', () => {
    expect(created(new Scenario(plain).start())).toMatchObject({
      assignee: null,
      candidateUsers: [],
      candidateGroups: [],
      dueDate: null,
      followUpDate: null,
      priority: 50,
    });
  });

  it.each([
    ['urgency', 101, 'a whole number from 0 to 100'],
    ['due', 'soon', 'a date and time'],
    ['due', '+010000-01-01T00:00:00Z', 'in the years 1 to 9999'],
    ['due', '9999-12-31T23:30:00-01:00', 'in the years 1 to 9999'],
    ['due', '0000-12-31T23:59:59Z', 'in the years 1 to 9999'],
    ['groups', ['health', 'a\u0000'], 'halves of surrogate pairs, but gives "a\\u0000"'],
    ['clerk', '\ud800', 'halves of surrogate pairs, but gives "\\ud800"'],
    ['groups', [1], 'a list of texts'],
    ['clerk', 17, 'a text'],
  ])('raises an incident when %s is %j', (name, wrong, expected) => {
    const scenario = new Scenario(rich).start({ ...variables, [name]: wrong });
    expect(scenario.incidents[0]?.message).toContain(expected);
    expect(scenario.waits).toEqual([]);
  });

  it('has dates from before there were time zones to the second', () => {
    const scenario = new Scenario(rich).start({ ...variables, due: '1850-01-01T00:00:00' });
    expect(created(scenario)).toMatchObject({ dueDate: '1849-12-31T23:06:32Z' });
  });

  it('is claimed by one person; a second is refused and told who holds it', () => {
    const scenario = new Scenario(plain)
      .start()
      .assign('check', 'ada', false)
      .assign('check', 'grace', false);
    expect(scenario.rejection).toMatchObject({ code: 'INVALID_STATE' });
    expect(scenario.rejection?.message).toContain('"ada"');
  });

  it('may be claimed again by its holder', () => {
    const scenario = new Scenario(plain).start().assign('check', 'ada', false).assign('check', 'ada', false);
    expect(scenario.rejection).toBeNull();
  });

  it('may be given to someone else with allowOverride, and back to its groups', () => {
    const scenario = new Scenario(plain)
      .start()
      .assign('check', 'ada')
      .assign('check', 'grace')
      .assign('check', null);
    expect(scenario.happened.slice(-3)).toEqual([
      'user task check assigned to ada',
      'user task check assigned to grace',
      'user task check assigned to nobody',
    ]);
    expect(scenario.assign('check', 'jonas', false).rejection).toBeNull();
  });

  it('held from its creation is not claimed by others', () => {
    const scenario = new Scenario(rich).start(variables).assign('check', 'ada', false);
    expect(scenario.rejection?.message).toContain('"jonas"');
  });

  it('is updated without losing what is not named', () => {
    const scenario = new Scenario(rich).start(variables).update('check', { dueDate: null, priority: 10 });
    expect(scenario.changes.at(-1)).toMatchObject({ attributes: { dueDate: null, priority: 10 } });
  });

  it.each([{ priority: 200 }, { dueDate: 'tomorrow' }])('refuses the update %j', (changes) => {
    expect(new Scenario(plain).start().update('check', changes).rejection).toMatchObject({
      code: 'INVALID_ARGUMENT',
    });
  });

  it('is not completed twice', () => {
    const scenario = new Scenario(
      model(start(), userTask('a'), userTask('b'), path('start', 'a', 'b')),
    ).start();
    const { userTaskKey } = scenario.element('a').waits[0] as Extract<Wait, { kind: 'userTask' }>;
    scenario
      .completeTask('a')
      .send({ kind: 'completeUserTask', userTaskKey, variables: {}, action: 'complete' });
    expect(scenario.rejection).toMatchObject({ code: 'NOT_FOUND' });
  });
});
