import { applyDecorators, HttpCode, type Type } from '@nestjs/common';
import { ApiBody, ApiOkResponse } from '@nestjs/swagger';
import { filteredBy, sortableFields, type SearchDefinition, type SearchField } from '@vorgang/storage';

type Schema = Readonly<Record<string, unknown>>;

/**
 * Marks a route as the search of a definition and describes its request and its answer for OpenAPI.
 *
 * @param page what is answered, where rows are answered in another shape than the definition's
 */
export function SearchOf(definition: SearchDefinition, page?: Type<unknown>): MethodDecorator {
  return applyDecorators(
    HttpCode(200),
    ApiBody({ required: false, schema: requestSchema(definition) }),
    ApiOkResponse(page ? { type: page } : { schema: pageSchema(itemSchema(definition)) }),
  );
}

/** Describes one row of a definition as the answer of a route. */
export function ItemOfSearch(definition: SearchDefinition): MethodDecorator {
  return ApiOkResponse({ schema: itemSchema(definition) });
}

function requestSchema(definition: SearchDefinition): Schema {
  const filtered = filteredBy(definition);
  const filters = Object.entries(filtered.fields).filter(([, field]) => field.filter !== false);
  const lists = Object.keys({ ...filtered.containsAll, ...filtered.anyOf }).map(
    (name) => [name, arrayOf({ type: 'string' })] as const,
  );
  const variables = Object.keys(filtered.variables ?? {}).map(
    (name) => [name, arrayOf(variableFilter)] as const,
  );
  const properties = Object.fromEntries([
    ...filters.map(([name, field]) => [name, filterSchema(field)] as const),
    ...lists,
    ...variables,
  ]);
  const required = filters.flatMap(([name, field]) => (field.required ? [name] : []));
  const sortable = sortableFields(definition);
  return objectOf({
    filter: objectOf(properties, required),
    ...(sortable.length > 0 ? { sort: arrayOf(sortSchema(sortable)) } : {}),
    page: objectOf({
      limit: { type: 'integer', minimum: 1, maximum: 10_000, default: 100 },
      from: { type: 'integer', minimum: 0 },
      after: { type: 'string' },
      before: { type: 'string' },
    }),
  });
}

function sortSchema(fields: readonly string[]): Schema {
  return objectOf(
    { field: { type: 'string', enum: fields }, order: { type: 'string', enum: ['ASC', 'DESC'] } },
    ['field'],
  );
}

const variableFilter = objectOf(
  { name: { type: 'string' }, value: filterSchema({ type: 'string', sql: '' }) },
  ['name', 'value'],
);

function filterSchema(field: SearchField): Schema {
  const value = valueSchema(field);
  if (field.plain) return value;
  const operators = {
    $eq: value,
    $neq: value,
    $exists: { type: 'boolean' },
    $in: arrayOf(value),
    $notIn: arrayOf(value),
    ...(field.type === 'string' ? { $like: { type: 'string' } } : {}),
    ...(field.type === 'integer' || field.type === 'dateTime'
      ? { $gt: value, $gte: value, $lt: value, $lte: value }
      : {}),
  };
  return { oneOf: [value, objectOf(operators)] };
}

function itemSchema(definition: SearchDefinition): Schema {
  const results = Object.entries(definition.fields).filter(([, field]) => field.result !== false);
  const properties = Object.fromEntries(
    results.map(([name, field]) => [name, nullable(field, valueSchema(field))]),
  );
  return objectOf(properties, Object.keys(properties));
}

function pageSchema(item: Schema): Schema {
  const cursor = { type: ['string', 'null'] };
  const page = {
    totalItems: { type: 'integer' },
    hasMoreTotalItems: { type: 'boolean' },
    startCursor: cursor,
    endCursor: cursor,
  };
  return objectOf({ items: arrayOf(item), page: objectOf(page, Object.keys(page)) }, ['items', 'page']);
}

function valueSchema(field: SearchField): Schema {
  switch (field.type) {
    case 'key':
      return { type: 'string', pattern: '^-?[0-9]{1,19}$' };
    case 'string':
      return field.values ? { type: 'string', enum: field.values } : { type: 'string' };
    case 'integer':
      return { type: 'integer' };
    case 'boolean':
      return { type: 'boolean' };
    case 'dateTime':
      return { type: 'string', format: 'date-time' };
    case 'strings':
      return arrayOf({ type: 'string' });
    case 'json':
      return { type: 'object', additionalProperties: true };
  }
}

function nullable(field: SearchField, schema: Schema): Schema {
  return field.nullable ? { ...schema, type: [schema['type'], 'null'] } : schema;
}

function arrayOf(items: Schema): Schema {
  return { type: 'array', items };
}

function objectOf(properties: Readonly<Record<string, Schema>>, required: readonly string[] = []): Schema {
  return {
    type: 'object',
    properties,
    additionalProperties: false,
    ...(required.length > 0 ? { required } : {}),
  };
}
