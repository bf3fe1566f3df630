import { isKeyText } from '../../http/key-text.js';
import { invalidRequest } from '../../http/problem.js';
import type { InboxCursor } from './find-inbox-tasks.js';
import type { TaskSortField } from './search-tasks.dto.js';

const valuePatterns: Readonly<Record<TaskSortField, RegExp>> = {
  dueDate: /^(infinity|\d{4,6}-[\d :.+-]{5,40})$/,
  createdAt: /^\d{4,6}-[\d :.+-]{5,40}$/,
  priority: /^-?\d{1,3}$/,
};

/** Writes a cursor for clients, who pass it back unread. It names its order, so that it fits no other. */
export function encodeInboxCursor(sort: TaskSortField, cursor: InboxCursor): string {
  return Buffer.from(JSON.stringify([sort, cursor.value, cursor.userTaskKey])).toString('base64url');
}

/** Reads a cursor back. One that is none, or one of another order, is refused. */
export function decodeInboxCursor(sort: TaskSortField, text: string): InboxCursor {
  const [order, value, userTaskKey] = parseList(Buffer.from(text, 'base64url').toString('utf8'));
  const fits =
    order === sort && typeof value === 'string' && valuePatterns[sort].test(value) && isKeyText(userTaskKey);
  if (!fits) {
    throw invalidRequest([
      { field: 'after', message: `Pass the endCursor of a page that was sorted by ${sort}.` },
    ]);
  }
  return { value, userTaskKey };
}

function parseList(text: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? (value as unknown[]) : [];
  } catch {
    return [];
  }
}
