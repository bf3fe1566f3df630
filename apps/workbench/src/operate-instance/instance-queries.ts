import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.js';
import { ApiProblem } from '../api/problem.js';

const refreshInterval = 10_000;
/** Rows of one kind that the page shows. */
const most = 500;

/** Everything about one instance is read again after a hint, and every ten seconds. */
function keyOf(processInstanceKey: string, part: string) {
  return ['instance', processInstanceKey, part] as const;
}

/** The instance itself, with whether it is suspended. */
export function instanceQuery(processInstanceKey: string) {
  return queryOptions({
    queryKey: keyOf(processInstanceKey, 'self'),
    queryFn: async () => {
      const found = await answerOf(
        api.POST('/api/process-instances/search', { body: { filter: { processInstanceKey } } }),
      );
      const [instance] = found.items;
      if (!instance) {
        throw new ApiProblem(
          404,
          'Diese Instanz gibt es nicht',
          'Sie wurde gelöscht, oder Sie dürfen sie nicht sehen. Das Protokoll eines Vorgangs finden Sie unter „Prüfung“.',
        );
      }
      return instance;
    },
    refetchInterval: refreshInterval,
  });
}

export type OperatedInstance = Awaited<ReturnType<NonNullable<ReturnType<typeof instanceQuery>['queryFn']>>>;

/** Its element instances, newest first. */
export function elementsQuery(processInstanceKey: string, which: 'living' | 'all') {
  return queryOptions({
    queryKey: keyOf(processInstanceKey, `elements-${which}`),
    queryFn: () =>
      answerOf(
        api.POST('/api/process-instances/{processInstanceKey}/element-instances/search', {
          params: { path: { processInstanceKey } },
          body: {
            filter: which === 'living' ? { state: 'ACTIVE' } : {},
            sort: [{ field: 'elementInstanceKey', order: 'DESC' }],
            page: { limit: most },
          },
        }),
      ),
    refetchInterval: refreshInterval,
  });
}

export type ElementRow = Awaited<
  ReturnType<NonNullable<ReturnType<typeof elementsQuery>['queryFn']>>
>['items'][number];

/** How many instances of each element live and have ended. */
export function countsQuery(processInstanceKey: string) {
  return queryOptions({
    queryKey: keyOf(processInstanceKey, 'counts'),
    queryFn: () =>
      answerOf(
        api.GET('/v2/process-instances/{processInstanceKey}/statistics/element-instances', {
          params: { path: { processInstanceKey } },
        }),
      ),
    refetchInterval: refreshInterval,
  });
}

/** What stops it now. */
export function incidentsQuery(processInstanceKey: string) {
  return queryOptions({
    queryKey: keyOf(processInstanceKey, 'incidents'),
    queryFn: () =>
      answerOf(
        api.POST('/v2/process-instances/{processInstanceKey}/incidents/search', {
          params: { path: { processInstanceKey } },
          body: { filter: { state: 'ACTIVE' }, page: { limit: most } },
        }),
      ),
    refetchInterval: refreshInterval,
  });
}

/** Its variables in all scopes; long values are cut. */
export function variablesQuery(processInstanceKey: string) {
  return queryOptions({
    queryKey: keyOf(processInstanceKey, 'variables'),
    queryFn: () =>
      answerOf(
        api.POST('/v2/variables/search', {
          body: {
            filter: { processInstanceKey },
            sort: [{ field: 'name', order: 'ASC' }],
            page: { limit: most },
          },
        }),
      ),
    refetchInterval: refreshInterval,
  });
}

export type VariableRow = Awaited<
  ReturnType<NonNullable<ReturnType<typeof variablesQuery>['queryFn']>>
>['items'][number];

/** Who called it, the outermost first; it is the last itself. */
export function callersQuery(processInstanceKey: string) {
  return queryOptions({
    queryKey: keyOf(processInstanceKey, 'callers'),
    queryFn: () =>
      answerOf(
        api.GET('/v2/process-instances/{processInstanceKey}/call-hierarchy', {
          params: { path: { processInstanceKey } },
        }),
      ),
  });
}

/** The instances that it called, newest first. */
export function calledQuery(processInstanceKey: string) {
  return queryOptions({
    queryKey: keyOf(processInstanceKey, 'called'),
    queryFn: () =>
      answerOf(
        api.POST('/api/process-instances/search', {
          body: {
            filter: { parentProcessInstanceKey: processInstanceKey },
            sort: [{ field: 'processInstanceKey', order: 'DESC' }],
            page: { limit: most },
          },
        }),
      ),
    refetchInterval: refreshInterval,
  });
}

/** One variable with its whole value, for editing. */
export function readVariable(variableKey: string): Promise<{ readonly value: string }> {
  return answerOf(api.GET('/v2/variables/{variableKey}', { params: { path: { variableKey } } }));
}
