import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.js';

const pageSize = 50;
/** Hints come at once; this is for a stream that is down. */
const refreshInterval = 10_000;

/** All batch operations, newest first. */
export const batchesQuery = infiniteQueryOptions({
  queryKey: ['batches', 'list'],
  queryFn: ({ pageParam }) =>
    answerOf(
      api.POST('/api/batch-operations/search', {
        body: {
          sort: [{ field: 'batchOperationKey', order: 'DESC' }],
          page: { limit: pageSize, ...(pageParam === null ? {} : { after: pageParam }) },
        },
      }),
    ),
  initialPageParam: null as string | null,
  getNextPageParam: (last) => (last.items.length < pageSize ? null : last.page.endCursor),
  refetchInterval: refreshInterval,
});

export function batchQuery(batchOperationKey: string) {
  return queryOptions({
    queryKey: ['batches', batchOperationKey],
    queryFn: () =>
      answerOf(
        api.GET('/api/batch-operations/{batchOperationKey}', { params: { path: { batchOperationKey } } }),
      ),
    refetchInterval: refreshInterval,
  });
}

export type ItemState = 'ACTIVE' | 'CANCELED' | 'COMPLETED' | 'FAILED' | 'SKIPPED';

/** The items of one batch operation in one state. */
export function batchItemsQuery(batchOperationKey: string, state: ItemState) {
  return infiniteQueryOptions({
    queryKey: ['batches', batchOperationKey, 'items', state],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.POST('/api/batch-operations/{batchOperationKey}/items/search', {
          params: { path: { batchOperationKey } },
          body: {
            filter: { state },
            page: { limit: pageSize, ...(pageParam === null ? {} : { after: pageParam }) },
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => (last.items.length < pageSize ? null : last.page.endCursor),
  });
}
