import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../api/client.js';
import type { InboxView } from './inbox-view.js';
import type { LatestTasks } from './steady-list.js';

const pageSize = 25;
const latestSize = 100;

/** The pages as they were when the person asked for them. They change only when the person asks again. */
export function inboxPages(view: InboxView) {
  return infiniteQueryOptions({
    queryKey: ['inbox-pages', view],
    queryFn: ({ pageParam }) =>
      answerOf(api.POST('/api/inbox/search', { body: { ...view, limit: pageSize, after: pageParam } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.endCursor ?? undefined,
    staleTime: Infinity,
    gcTime: 0,
    refetchOnReconnect: false,
  });
}

/** The top of the view as it is now; read again on every hint. */
export function inboxLatest(view: InboxView) {
  return queryOptions({
    queryKey: ['inbox-latest', view],
    queryFn: async (): Promise<LatestTasks & { readonly counts: Schemas['InboxCounts'] }> => {
      const page = await answerOf(api.POST('/api/inbox/search', { body: { ...view, limit: latestSize } }));
      return { items: page.items, isComplete: page.endCursor === null, counts: page.counts };
    },
    staleTime: 0,
  });
}
