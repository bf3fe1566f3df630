import type { SearchSchemaInput } from '@tanstack/react-router';
import type { Schemas } from '../api/client.js';

type Request = Schemas['SearchTasksRequest'];

/** What the address says about the list: it can be bookmarked and shared. */
export interface InboxView {
  readonly scope: Request['scope'];
  readonly sort: NonNullable<Request['sort']>;
  readonly text?: string;
}

const scopes: readonly string[] = ['mine', 'delegated', 'groups', 'all'] satisfies InboxView['scope'][];
const sorts: readonly string[] = ['dueDate', 'createdAt', 'priority'] satisfies InboxView['sort'][];

/** Reads the search part of the address; what does not fit becomes the default. */
export function readInboxView(search: Partial<InboxView> & SearchSchemaInput): InboxView {
  const { scope, sort, text }: Partial<Record<keyof InboxView, unknown>> = search;
  return {
    scope: typeof scope === 'string' && scopes.includes(scope) ? (scope as InboxView['scope']) : 'groups',
    sort: typeof sort === 'string' && sorts.includes(sort) ? (sort as InboxView['sort']) : 'dueDate',
    ...(typeof text === 'string' && text !== '' ? { text } : {}),
  };
}
