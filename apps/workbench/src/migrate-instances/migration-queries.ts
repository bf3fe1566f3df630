import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.js';

/** Which element goes on where, as the server sees it. Versions never change. */
export function proposalQuery(source: string, target: string) {
  return queryOptions({
    queryKey: ['migration-proposal', source, target],
    queryFn: () =>
      answerOf(
        api.POST('/api/migrations/proposal', {
          body: { sourceProcessDefinitionKey: source, targetProcessDefinitionKey: target },
        }),
      ),
    staleTime: Infinity,
  });
}

/** Where the running instances of a version stand. */
export function tokensQuery(processDefinitionKey: string) {
  return queryOptions({
    queryKey: ['instances', 'tokens', processDefinitionKey],
    queryFn: () =>
      answerOf(
        api.POST('/v2/process-definitions/{processDefinitionKey}/statistics/element-instances', {
          params: { path: { processDefinitionKey } },
          body: { filter: { state: 'ACTIVE' } },
        }),
      ),
  });
}
