import type { Schemas } from '../api/client.js';

export type InboxTask = Schemas['InboxTask'];

/** A row as it is shown: where the list was when the person saw it, with what is known by now. */
export interface SteadyRow {
  readonly task: InboxTask;
  /** No longer in this view: done, taken by someone, or taken back. */
  readonly isGone: boolean;
}

export interface SteadyList {
  readonly rows: readonly SteadyRow[];
  /** Tasks that came since the list was drawn and are not shown yet. */
  readonly newTasks: number;
}

/** The newest state of the top of the view. `isComplete`: it holds every task of the view. */
export interface LatestTasks {
  readonly items: readonly InboxTask[];
  readonly isComplete: boolean;
}

/**
 * Brings a list up to date without moving anything under the hands of the person who works in it:
 * rows stay where they are, tell when they are gone, and new ones are only counted.
 */
export function keepSteady(shown: readonly InboxTask[], latest: LatestTasks | undefined): SteadyList {
  if (!latest) return { rows: shown.map((task) => ({ task, isGone: false })), newTasks: 0 };
  const byKey = new Map(latest.items.map((task) => [task.userTaskKey, task]));
  const shownKeys = new Set(shown.map((task) => task.userTaskKey));
  return {
    rows: shown.map((task) => {
      const newest = byKey.get(task.userTaskKey);
      return { task: newest ?? task, isGone: !newest && latest.isComplete };
    }),
    newTasks: latest.items.filter((task, place) => isNew(task, place, shown, shownKeys, latest)).length,
  };
}

/** Below the last shown row of a long list stand older tasks of the next page, which are not new. */
function isNew(
  task: InboxTask,
  place: number,
  shown: readonly InboxTask[],
  shownKeys: ReadonlySet<string>,
  latest: LatestTasks,
): boolean {
  if (shownKeys.has(task.userTaskKey)) return false;
  const lastShown = latest.items.findLastIndex((other) => shownKeys.has(other.userTaskKey));
  return place < lastShown || createdAfterAll(task, shown);
}

function createdAfterAll(task: InboxTask, shown: readonly InboxTask[]): boolean {
  return shown.every((other) => other.createdAt < task.createdAt);
}
