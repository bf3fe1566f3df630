import { decodeCursor } from './cursor.js';
import { InvalidSearchError, type SearchMistake } from './invalid-search-error.js';
import { parseOperations } from './parse-operations.js';
import { isText } from './parse-value.js';
import { filteredBy, type SearchDefinition } from './search-definition.js';
import type { SearchField } from './search-field.js';
import {
  everything,
  type Comparison,
  type Filter,
  type PageRequest,
  type SearchRequest,
  type SortBy,
  type VariableComparison,
} from './search-request.js';

/** Rows of a page unless the request says otherwise, and at most. */
export const pageLimits = { standard: 100, most: 10_000 } as const;

const variableValue: SearchField = { type: 'string', sql: 'v.value' };

/**
 * Checks a search request (`filter`, `sort`, `page`) against its definition.
 * @throws InvalidSearchError naming every part that is unknown or wrong.
 */
export function parseSearchRequest(definition: SearchDefinition, body: unknown): SearchRequest {
  const mistakes: SearchMistake[] = [];
  const request = objectAt('', body ?? {}, mistakes);
  refuseUnknown('', request, ['filter', 'sort', 'page'], mistakes);
  const filter = parseFilter(filteredBy(definition), 'filter', request['filter'], mistakes);
  demandRequired(filteredBy(definition), request['filter'], mistakes);
  const sort = parseSort(definition, request['sort'], mistakes);
  const page = parsePage(definition, sort, request['page'], mistakes);
  if (mistakes.length > 0) throw new InvalidSearchError(mistakes);
  return { filter, sort, page };
}

function demandRequired(definition: SearchDefinition, filter: unknown, mistakes: SearchMistake[]): void {
  const given = (filter ?? {}) as Readonly<Record<string, unknown>>;
  for (const [name, field] of Object.entries(definition.fields)) {
    if (field.required && (given[name] === undefined || given[name] === null))
      mistakes.push({ field: `filter.${name}`, message: 'Must be given.' });
  }
}

function parseFilter(
  definition: SearchDefinition,
  path: string,
  filter: unknown,
  mistakes: SearchMistake[],
): Filter {
  if (filter === undefined || filter === null) return everything;
  const comparisons: Comparison[] = [];
  const variables: VariableComparison[] = [];
  const containsAll: Filter['containsAll'][number][] = [];
  const alternatives: Filter[] = [];
  for (const [name, condition] of Object.entries(objectAt(path, filter, mistakes))) {
    const here = `${path}.${name}`;
    const field = Object.hasOwn(definition.fields, name) ? definition.fields[name] : undefined;
    if (field && field.filter !== false) {
      comparisons.push({ field: name, operations: parseOperations(field, here, condition, mistakes) });
    } else if (definition.variables && Object.hasOwn(definition.variables, name)) {
      variables.push(...parseVariables(name, here, condition, mistakes));
    } else if (definition.containsAll && Object.hasOwn(definition.containsAll, name)) {
      containsAll.push({ name, values: parseTexts(here, condition, mistakes) });
    } else if (definition.anyOf && Object.hasOwn(definition.anyOf, name)) {
      const values = parseTexts(here, condition, mistakes);
      comparisons.push({ field: definition.anyOf[name] ?? '', operations: [{ operator: '$in', values }] });
    } else if (name === '$or' && definition.alternatives) {
      const flat = { ...definition, alternatives: false };
      alternatives.push(
        ...listAt(here, condition, mistakes).map((each, index) =>
          parseFilter(flat, `${here}[${index}]`, each, mistakes),
        ),
      );
    } else {
      mistakes.push({ field: here, message: 'There is no such field to filter by.' });
    }
  }
  return { comparisons, variables, containsAll, alternatives };
}

function parseVariables(
  filter: string,
  path: string,
  condition: unknown,
  mistakes: SearchMistake[],
): readonly VariableComparison[] {
  return listAt(path, condition, mistakes).flatMap((each, index) => {
    const here = `${path}[${index}]`;
    const entry = objectAt(here, each, mistakes);
    refuseUnknown(here, entry, ['name', 'value'], mistakes);
    const name = entry['name'];
    if (!isText(name)) {
      mistakes.push({ field: `${here}.name`, message: 'Must be the name of a variable.' });
      return [];
    }
    return [
      { filter, name, operations: parseOperations(variableValue, `${here}.value`, entry['value'], mistakes) },
    ];
  });
}

function parseTexts(path: string, condition: unknown, mistakes: SearchMistake[]): readonly string[] {
  const texts = listAt(path, condition, mistakes);
  if (texts.every(isText)) return texts;
  mistakes.push({ field: path, message: 'Must be a list of texts.' });
  return [];
}

function parseSort(
  definition: SearchDefinition,
  sort: unknown,
  mistakes: SearchMistake[],
): readonly SortBy[] {
  if (sort === undefined || sort === null) return [];
  return listAt('sort', sort, mistakes).flatMap((each, index): SortBy[] => {
    const path = `sort[${index}]`;
    const entry = objectAt(path, each, mistakes);
    refuseUnknown(path, entry, ['field', 'order'], mistakes);
    const { field, order = 'ASC' } = entry;
    if (
      typeof field !== 'string' ||
      !Object.hasOwn(definition.fields, field) ||
      definition.fields[field]?.sort === undefined
    ) {
      mistakes.push({
        field: `${path}.field`,
        message: `Must be one of ${sortableFields(definition).join(', ')}.`,
      });
      return [];
    }
    // Clients before 8.9 write it small.
    const direction = typeof order === 'string' ? order.toUpperCase() : order;
    if (direction !== 'ASC' && direction !== 'DESC') {
      mistakes.push({ field: `${path}.order`, message: 'Must be ASC or DESC.' });
      return [];
    }
    return [{ field, order: direction }];
  });
}

/** The names that an order may follow. */
export function sortableFields(definition: SearchDefinition): readonly string[] {
  return Object.entries(definition.fields).flatMap(([name, field]) =>
    field.sort === undefined ? [] : [name],
  );
}

function parsePage(
  definition: SearchDefinition,
  sort: readonly SortBy[],
  page: unknown,
  mistakes: SearchMistake[],
): PageRequest {
  const request = objectAt('page', page ?? {}, mistakes);
  refuseUnknown('page', request, ['limit', 'from', 'after', 'before'], mistakes);
  const limit = wholeNumber(
    'page.limit',
    request['limit'],
    pageLimits.standard,
    1,
    pageLimits.most,
    mistakes,
  );
  const given = (['from', 'after', 'before'] as const).filter(
    (name) => request[name] !== undefined && request[name] !== null,
  );
  if (given.length > 1)
    mistakes.push({ field: 'page', message: `Only one of ${given.join(', ')} is possible.` });
  const kind = given[0] ?? 'from';
  if (kind === 'from') {
    const from = wholeNumber('page.from', request['from'], 0, 0, 2 ** 31 - 1, mistakes);
    return { kind: 'offset', from, limit };
  }
  const cursor = decodeCursor(definition, sort, request[kind]);
  if (!cursor) {
    mistakes.push({
      field: `page.${kind}`,
      message: 'Must be a cursor from an answer to the same search with the same order.',
    });
    return { kind: 'offset', from: 0, limit };
  }
  return { kind, cursor, limit };
}

function wholeNumber(
  field: string,
  value: unknown,
  standard: number,
  least: number,
  most: number,
  mistakes: SearchMistake[],
): number {
  if (value === undefined || value === null) return standard;
  if (Number.isInteger(value) && (value as number) >= least && (value as number) <= most)
    return value as number;
  mistakes.push({ field, message: `Must be a whole number from ${least} to ${most}.` });
  return standard;
}

function objectAt(
  path: string,
  value: unknown,
  mistakes: SearchMistake[],
): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>;
  mistakes.push({ field: path || 'body', message: 'Must be a JSON object.' });
  return {};
}

function listAt(path: string, value: unknown, mistakes: SearchMistake[]): readonly unknown[] {
  if (Array.isArray(value) && value.length <= 100) return value as unknown[];
  mistakes.push({ field: path, message: 'Must be a list of at most 100 entries.' });
  return [];
}

function refuseUnknown(
  path: string,
  value: Readonly<Record<string, unknown>>,
  known: readonly string[],
  mistakes: SearchMistake[],
): void {
  for (const name of Object.keys(value)) {
    if (known.includes(name)) continue;
    mistakes.push({
      field: path ? `${path}.${name}` : name,
      message: `There is no such field; known are ${known.join(', ')}.`,
    });
  }
}
