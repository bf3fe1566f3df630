import { queryOptions } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../api/client.js';

export type CaseDetail = Schemas['CaseDetail'];

/** Everything of one case. */
export function caseQuery(caseId: string) {
  return queryOptions({
    queryKey: ['case', caseId],
    queryFn: () => answerOf(api.GET('/api/cases/{caseId}', { params: { path: { caseId } } })),
  });
}
