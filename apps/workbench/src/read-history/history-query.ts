import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.js';

/** All events of a case. */
export function historyQuery(caseId: string) {
  return queryOptions({
    queryKey: ['history', caseId],
    queryFn: () => answerOf(api.GET('/api/audit/cases/{caseId}/history', { params: { path: { caseId } } })),
  });
}
