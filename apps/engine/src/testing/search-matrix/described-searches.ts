import {
  type DescribedOperation,
  describedOperations,
  jsonSchemaOf,
  type Schema,
} from '../interface-description.js';

/** A field that a search filters by. */
export interface DescribedFilter {
  readonly name: string;
  /** What one value looks like. */
  readonly value: Schema;
  /** The operators that it takes beside a bare value. */
  readonly operators: readonly string[];
  /** It takes a list of values or of variables, and no operators. */
  readonly isList: boolean;
}

/** A search as the description of the interface has it. */
export interface DescribedSearch {
  readonly operationId: string;
  readonly path: string;
  readonly filters: readonly DescribedFilter[];
  readonly required: readonly string[];
  readonly sorts: readonly string[];
  /** Schemas of what an item answers, by name. */
  readonly answered: Readonly<Record<string, Schema>>;
  /** Takes `truncateValues=false`, which answers values as they are. */
  readonly truncates: boolean;
}

/** Every request of `/v2` that answers pages. */
export function describedSearches(): readonly DescribedSearch[] {
  return describedOperations('/v2/').flatMap((operation) => {
    const body = operation.method === 'POST' ? jsonSchemaOf(operation.requestBody) : undefined;
    return body?.properties?.['page'] ? [describe(operation, body)] : [];
  });
}

function describe(operation: DescribedOperation, body: Schema): DescribedSearch {
  const filter = body.properties?.['filter'];
  return {
    operationId: operation.operationId,
    path: operation.path,
    filters: Object.entries(filter?.properties ?? {}).map(([name, schema]) => describeFilter(name, schema)),
    required: filter?.required ?? [],
    sorts: (body.properties?.['sort']?.items?.properties?.['field']?.enum ?? []) as readonly string[],
    answered: jsonSchemaOf(operation.responses['200'])?.properties?.['items']?.items?.properties ?? {},
    truncates: operation.parameters?.some(({ name }) => name === 'truncateValues') ?? false,
  };
}

function describeFilter(name: string, schema: Schema): DescribedFilter {
  const [value = schema, operators] = schema.oneOf ?? [];
  return {
    name,
    value: schema.items ?? value,
    operators: Object.keys(operators?.properties ?? {}),
    isList: schema.type === 'array',
  };
}
