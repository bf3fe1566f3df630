import { infiniteQueryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.js';
import { serverFilter, type InstanceFilter } from './instance-filter.js';

const pageSize = 50;
const refreshInterval = 10_000;

/** Process instances that match, newest first; read again every ten seconds. */
export function instancesQuery(filter: InstanceFilter) {
  return infiniteQueryOptions({
    queryKey: ['instances', filter],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.POST('/api/process-instances/search', {
          body: {
            filter: serverFilter(filter),
            sort: [{ field: 'processInstanceKey', order: 'DESC' }],
            page: { limit: pageSize, ...(pageParam === null ? {} : { after: pageParam }) },
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => (last.items.length < pageSize ? null : last.page.endCursor),
    refetchInterval: refreshInterval,
  });
}
