import { describe, expect, it } from 'vitest';
import { keepSteady, type InboxTask } from './steady-list.js';

function task(
  userTaskKey: string,
  createdAt = '2026-03-01T08:00:00Z',
  changes: Partial<InboxTask> = {},
): InboxTask {
  return {
    userTaskKey,
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
    candidateGroups: ['gesundheitsamt'],
    candidateGroupNames: ['Gesundheitsamt'],
    createdAt,
    dueDate: null,
    overdue: false,
    priority: 50,
    version: 1,
    ...changes,
  };
}

describe('a list that people work in', () => {
  it('keeps every row in its place when the order on the server changes', () => {
    const shown = [task('1'), task('2'), task('3')];
    const latest = { items: [task('3'), task('1'), task('2')], isComplete: true };
    expect(keepSteady(shown, latest).rows.map((row) => row.task.userTaskKey)).toEqual(['1', '2', '3']);
  });

  it('shows in the row itself that a colleague took the task', () => {
    const taken = task('1', undefined, { assignee: 'jonas.petersen', version: 2 });
    const { rows } = keepSteady([task('1')], { items: [taken], isComplete: true });
    expect(rows[0]).toEqual({ task: taken, isGone: false });
  });

  it('marks a task that left the view instead of removing its row', () => {
    const { rows } = keepSteady([task('1'), task('2')], { items: [task('2')], isComplete: true });
    expect(rows.map((row) => row.isGone)).toEqual([true, false]);
  });

  it('does not call a task gone that may stand further down than was read', () => {
    const { rows } = keepSteady([task('1'), task('2')], { items: [task('2')], isComplete: false });
    expect(rows.map((row) => row.isGone)).toEqual([false, false]);
  });

  it('counts tasks that came since, and inserts none', () => {
    const later = '2026-03-01T09:00:00Z';
    const list = keepSteady([task('1')], {
      items: [task('1'), task('2', later), task('3', later)],
      isComplete: true,
    });
    expect(list.newTasks).toBe(2);
    expect(list.rows).toHaveLength(1);
  });

  it('does not count the tasks of the next page as new', () => {
    const shown = [task('1', '2026-03-01T08:00:00Z'), task('2', '2026-03-01T08:05:00Z')];
    const latest = { items: [...shown, task('0', '2026-02-01T08:00:00Z')], isComplete: true };
    expect(keepSteady(shown, latest).newTasks).toBe(0);
  });
});
