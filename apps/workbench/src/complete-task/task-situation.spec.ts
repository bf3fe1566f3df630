import { describe, expect, it } from 'vitest';
import type { TaskDetail } from './task-queries.js';
import { situationOf } from './task-situation.js';

const at = '2026-03-02T09:30:00Z';

function detail(
  changes: Partial<Omit<TaskDetail, 'task'>> & { task?: Partial<TaskDetail['task']> } = {},
): TaskDetail {
  return {
    state: 'CREATED',
    endedAt: null,
    lastAction: null,
    processInstanceKey: '1',
    elementId: 'angaben-pruefen',
    form: null,
    variables: {},
    case: null,
    ...changes,
    task: {
      userTaskKey: '7',
      name: 'Angaben prüfen',
      processName: 'Belehrung',
      caseId: null,
      fileNumber: null,
      applicantName: null,
      assignee: null,
      assigneeName: null,
      owner: null,
      ownerName: null,
      delegationState: null,
      candidateGroups: [],
      candidateGroupNames: [],
      createdAt: at,
      dueDate: null,
      overdue: false,
      priority: 50,
      version: 1,
      ...changes.task,
    },
  };
}

describe('how a task stands to me', () => {
  it('is open when nobody has it', () => {
    expect(situationOf(detail(), 'sabine.schroeder')).toEqual({ kind: 'open' });
  });

  it('is mine when I am assigned', () => {
    const mine = detail({ task: { assignee: 'sabine.schroeder' } });
    expect(situationOf(mine, 'sabine.schroeder')).toEqual({ kind: 'mine' });
  });

  it('is help for a colleague while it is delegated to me, and mine when my own is back', () => {
    const delegated = { owner: 'jonas.petersen', ownerName: 'Jonas Petersen' };
    const helping = detail({
      task: { ...delegated, assignee: 'sabine.schroeder', delegationState: 'PENDING' },
    });
    expect(situationOf(helping, 'sabine.schroeder')).toEqual({ kind: 'helping', owner: 'Jonas Petersen' });
    const back = detail({ task: { ...delegated, assignee: 'jonas.petersen', delegationState: 'RESOLVED' } });
    expect(situationOf(back, 'jonas.petersen')).toEqual({ kind: 'mine' });
  });

  it('is delegated while a colleague helps me, and only to me', () => {
    const pending = detail({
      task: {
        ...{ owner: 'jonas.petersen', ownerName: 'Jonas Petersen', delegationState: 'PENDING' },
        ...{ assignee: 'sabine.schroeder', assigneeName: 'Sabine Schröder' },
      },
      lastAction: { by: 'jonas.petersen', byName: 'Jonas Petersen', at },
    });
    expect(situationOf(pending, 'jonas.petersen')).toEqual({
      kind: 'delegated',
      to: 'Sabine Schröder',
      since: at,
    });
    expect(situationOf(pending, 'petra.hansen').kind).toBe('others');
  });

  it('names the colleague who has it, and since when', () => {
    const taken = detail({
      task: { assignee: 'jonas.petersen', assigneeName: 'Jonas Petersen' },
      lastAction: { by: 'jonas.petersen', byName: 'Jonas Petersen', at },
    });
    expect(situationOf(taken, 'sabine.schroeder')).toEqual({
      kind: 'others',
      by: 'Jonas Petersen',
      since: at,
    });
  });

  it('names who completed it, and when', () => {
    const done = detail({
      state: 'COMPLETED',
      endedAt: at,
      lastAction: { by: 'jonas.petersen', byName: 'Jonas Petersen', at },
    });
    expect(situationOf(done, 'sabine.schroeder')).toEqual({ kind: 'done', by: 'Jonas Petersen', at });
  });

  it('is withdrawn when the process went another way', () => {
    expect(situationOf(detail({ state: 'CANCELED', endedAt: at }), 'sabine.schroeder')).toEqual({
      kind: 'withdrawn',
      at,
    });
  });
});
