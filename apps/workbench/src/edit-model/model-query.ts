import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.js';

/** One version with its XML. A version never changes. */
export function modelQuery(processDefinitionKey: string) {
  return queryOptions({
    queryKey: ['model', processDefinitionKey],
    queryFn: () =>
      answerOf(api.GET('/api/models/{processDefinitionKey}', { params: { path: { processDefinitionKey } } })),
    staleTime: Infinity,
  });
}

/** All processes with their versions and counts. */
export const modelsQuery = queryOptions({
  queryKey: ['models'],
  queryFn: () => answerOf(api.GET('/api/models')),
});
