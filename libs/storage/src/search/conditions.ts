import type { Parameters } from './parameters.js';
import type { SearchDefinition } from './search-definition.js';
import type { SearchField } from './search-field.js';
import type { Filter, Operation } from './search-request.js';

const variableName: SearchField = { type: 'string', sql: 'v.name' };
const variableValue: SearchField = { type: 'string', sql: 'v.value' };

/** The filter as a condition in SQL, `true` where it asks for nothing. */
export function filterCondition(
  definition: SearchDefinition,
  filter: Filter,
  parameters: Parameters,
): string {
  const comparisons = filter.comparisons.map(({ field, operations }) =>
    compare(fieldOf(definition, field), operations, parameters),
  );
  const variables = filter.variables.map(({ filter: name, name: variable, operations }) => {
    const within = definition.variables?.[name]?.within;
    if (within === undefined) return 'false';
    const isCalled = compare(variableName, [{ operator: '$eq', value: variable }], parameters);
    const field: SearchField = {
      ...variableValue,
      within: (condition) => within(all([isCalled, condition])),
    };
    return compare(field, operations, parameters);
  });
  const contained = filter.containsAll.map(
    ({ name, values }) =>
      `${definition.containsAll?.[name] ?? 'null'} @> ${parameters.many('string', values)}`,
  );
  const alternatives =
    filter.alternatives.length === 0
      ? []
      : [
          `(${filter.alternatives.map((each) => filterCondition(definition, each, parameters)).join(' or ')})`,
        ];
  return all([...comparisons, ...variables, ...contained, ...alternatives]);
}

function fieldOf(definition: SearchDefinition, name: string): SearchField {
  const field = definition.fields[name];
  if (!field) throw new Error(`The search has no field '${name}'.`);
  return field;
}

function compare(field: SearchField, operations: readonly Operation[], parameters: Parameters): string {
  if (field.plain) return all(operations.map((operation) => plainCondition(field, operation, parameters)));
  const { within } = field;
  const conditionOf = (operation: Operation) => operationCondition(field, operation, parameters);
  if (within === undefined) return all(operations.map(conditionOf));
  // One of what is many per row must be as all of the others say together, unless it is a list of values.
  const isDenial = (operation: Operation) => deniedBy(field, operation) !== null;
  const others = operations.filter((operation) => !isDenial(operation)).map(conditionOf);
  const groups = field.deniesAll || others.length === 0 ? others : [all(others)];
  const denials = operations.flatMap((operation) => deniedBy(field, operation) ?? []);
  return all([...groups.map(within), ...denials.map((denied) => `not ${within(conditionOf(denied))}`)]);
}

/** What is denied of all that is many per row; null where one of them is enough. */
function deniedBy(field: SearchField, operation: Operation): Operation | null {
  switch (operation.operator) {
    case '$neq':
      return field.deniesAll ? { operator: '$eq', value: operation.value } : null;
    case '$notIn':
      return field.deniesAll ? { operator: '$in', values: operation.values } : null;
    case '$exists':
      return operation.exists ? null : { operator: '$exists', exists: true };
    case '$eq':
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
    case '$in':
    case '$like':
      return null;
  }
}

function plainCondition(field: SearchField, operation: Operation, parameters: Parameters): string {
  return field.plain && operation.operator === '$eq'
    ? field.plain(parameters.one(field.type, operation.value))
    : 'false';
}

function operationCondition(field: SearchField, operation: Operation, parameters: Parameters): string {
  const { sql, type } = field;
  switch (operation.operator) {
    case '$eq':
      return `${sql} = ${parameters.one(type, operation.value)}`;
    case '$neq':
      return `${sql} is distinct from ${parameters.one(type, operation.value)}`;
    case '$gt':
      return `${sql} > ${parameters.one(type, operation.value)}`;
    case '$gte':
      return `${sql} >= ${parameters.one(type, operation.value)}`;
    case '$lt':
      return `${sql} < ${parameters.one(type, operation.value)}`;
    case '$lte':
      return `${sql} <= ${parameters.one(type, operation.value)}`;
    case '$in':
      return `${sql} = any(${parameters.many(type, operation.values)})`;
    case '$notIn':
      return `(${sql} is null or ${sql} <> all(${parameters.many(type, operation.values)}))`;
    case '$like':
      return `${sql} like ${parameters.one(type, operation.pattern)} escape '\\'`;
    case '$exists':
      return operation.exists ? `${sql} is not null` : `${sql} is null`;
  }
}

/** All of the conditions together. */
export function all(conditions: readonly string[]): string {
  return conditions.length === 0 ? 'true' : conditions.map((condition) => `(${condition})`).join(' and ');
}
