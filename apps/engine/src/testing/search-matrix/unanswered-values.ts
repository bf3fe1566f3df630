import type { Value } from './evaluate-condition.js';
import type { Item, SearchedWorld } from './searched-world.js';

/** The values that a field of an item has, many where the field is many per item. */
export type ValuesOf = (item: Item, field: string) => readonly Value[];

/** Fields whose denials speak of the whole list. */
export const listedFields: readonly string[] = ['candidateGroup', 'candidateUser'];

/** Longer values are answered cut, unless asked for whole. */
const previewLength = 8191;

/** Finds what a field holds: in the item, or from other searches where the item does not answer it. */
export async function readUnansweredValues(world: SearchedWorld): Promise<ValuesOf> {
  const all = async (path: string) => (await world.post(path, { page: { limit: 10_000 } })).items;
  const elements = await all('element-instances/search');
  const incidents = (await all('incidents/search')).filter(({ state }) => state === 'ACTIVE');
  const jobs = (await all('jobs/search')).filter(({ state }) => state === 'FAILED');
  const batchItems = await all('batch-operation-items/search');
  const errors = await all('incidents/statistics/process-instances-by-error');
  const decisions = await all('decision-definitions/search');
  const processes = await all('process-definitions/search');
  const scopes = await readScopes(world, elements);
  const ofInstance = (item: Item, rows: readonly Item[]) =>
    rows.filter((row) => row['processInstanceKey'] === item['processInstanceKey']);

  const unanswered: Readonly<Record<string, (item: Item) => readonly unknown[]>> = {
    key: (item) => [item['tenantId']],
    operationType: (item) => [item['batchOperationType']],
    isTruncated: (item) => [String(item['value']).length > previewLength],
    isLatestVersion: (item) => [isLatest(item, [...decisions, ...processes])],
    errorMessage: (item) => ofInstance(item, incidents).map(({ errorMessage }) => errorMessage),
    incidentErrorHashCode: (item) =>
      ofInstance(item, incidents).map(
        ({ errorMessage }) =>
          errors.find((error) => error['errorMessage'] === errorMessage)?.['errorHashCode'],
      ),
    batchOperationKey: (item) => ofInstance(item, batchItems).map((batch) => batch['batchOperationKey']),
    batchOperationId: (item) => ofInstance(item, batchItems).map((batch) => batch['batchOperationKey']),
    elementId: (item) => ofInstance(item, elements).map(({ elementId }) => elementId),
    elementInstanceState: (item) => ofInstance(item, elements).map(({ state }) => state),
    hasElementInstanceIncident: (item) => ofInstance(item, elements).map(({ hasIncident }) => hasIncident),
    hasRetriesLeft: (item) => ofInstance(item, jobs).map(({ retries }) => Number(retries) > 0),
    decisionRequirementsKey: (item) =>
      decisions
        .filter((decision) => decision['decisionDefinitionKey'] === item['decisionDefinitionKey'])
        .map((decision) => decision['decisionRequirementsKey']),
    candidateGroup: (item) => item['candidateGroups'] as readonly unknown[],
    candidateUser: (item) => item['candidateUsers'] as readonly unknown[],
    elementInstanceScopeKey: (item) => [scopes.get(item['elementInstanceKey']) ?? item['processInstanceKey']],
  };
  return (item, field) => {
    // Whether a value is long is asked of the value, which is answered whole here.
    if (Object.hasOwn(item, field) && field !== 'isTruncated') return [item[field] as Value];
    const find = unanswered[field];
    if (!find) throw new Error(`The matrix does not know where to read the field ${field} from.`);
    return find(item) as readonly Value[];
  };
}

/** The scope of each element, as those who operate on instances are told it. */
async function readScopes(
  world: SearchedWorld,
  elements: readonly Item[],
): Promise<ReadonlyMap<unknown, unknown>> {
  const instances = [...new Set(elements.map(({ processInstanceKey }) => String(processInstanceKey)))];
  const pages = await Promise.all(
    instances.map((key) =>
      world.callApi<{ items: readonly Item[] }>(`/api/process-instances/${key}/element-instances/search`, {}),
    ),
  );
  return new Map(
    pages.flatMap(({ items }) =>
      items.map((element) => [element['elementInstanceKey'], element['scopeKey']]),
    ),
  );
}

function isLatest(item: Item, definitions: readonly Item[]): boolean {
  const id = 'decisionDefinitionId' in item ? 'decisionDefinitionId' : 'processDefinitionId';
  return !definitions.some(
    (other) => other[id] === item[id] && Number(other['version']) > Number(item['version']),
  );
}
