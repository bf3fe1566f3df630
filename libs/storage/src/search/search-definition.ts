import type { FieldType, SearchField, VariablesFilter } from './search-field.js';

type Fields = Readonly<Record<string, SearchField>>;

/** A search over one projection table and what is joined to it. The same definition checks requests and makes the SQL. */
export interface SearchDefinition {
  /** Tables and joins, each with its alias. Row-level security narrows them to the tenant. */
  readonly from: string;
  readonly fields: Fields;
  /** The field that is unique per row: it ends every order, which makes pages stable. */
  readonly key: string;
  /** Filters over variables, by their name in the request. */
  readonly variables?: Readonly<Record<string, VariablesFilter>>;
  /** Filters by a list of texts that must all be in an array column, by their name in the request. */
  readonly containsAll?: Readonly<Record<string, string>>;
  /** Filters by a list of texts of which a field must be one: their name in the request, and the field. */
  readonly anyOf?: Readonly<Record<string, string>>;
  /** Whether a filter may hold `$or`, a list of alternatives. */
  readonly alternatives?: boolean;
  /** Where the rows are groups of others: filters and restrictions concern those, the order and pages the groups. */
  readonly groups?: GroupedRows;
  /** Where the rows are of several sources: `from` and the `sql` of the fields are then those of each part. */
  readonly parts?: readonly SearchPart[];
}

/**
 * One source of a search's rows. Its fields are the search's, in their types and nullability, so that the rows of all parts
 * have one order. `values` and `held` of a field say in which parts a filter can find anything.
 */
export interface SearchPart {
  readonly from: string;
  readonly fields: Fields;
}

/** The sources of a search, each as a search of its own. */
export function partsOf(definition: SearchDefinition): readonly SearchDefinition[] {
  return definition.parts?.map((part) => ({ ...definition, ...part })) ?? [definition];
}

/** Rows that a search counts in groups; the definition's `from` then names the groups as `g`. */
export interface GroupedRows {
  /** Its fields are the request's filter. */
  readonly of: SearchDefinition;
  /** The statement that makes the groups. `value` is the placeholder of what the filter gives for a plain field. */
  readonly select: (condition: string, value: (field: string) => string | undefined) => string;
}

/** The definition whose fields a request filters by. */
export function filteredBy(definition: SearchDefinition): SearchDefinition {
  return definition.groups?.of ?? definition;
}

/** A definition that remembers its fields' types. */
type TypedDefinition<Searched extends Fields> = Omit<SearchDefinition, 'fields'> & {
  readonly fields: Searched;
};

/** Declares a search; the field types are kept, so that its items are typed. */
export function defineSearch<const Searched extends Fields>(
  definition: TypedDefinition<Searched> & { readonly key: keyof Searched & string },
): TypedDefinition<Searched> {
  return definition;
}

interface ValueTypes {
  readonly key: string;
  readonly string: string;
  readonly integer: number;
  readonly boolean: boolean;
  readonly dateTime: string;
  readonly strings: readonly string[];
  readonly json: unknown;
}

type ValueOf<Field extends SearchField> = Field extends { readonly values: readonly (infer Value)[] }
  ? Value
  : Field['type'] extends FieldType
    ? ValueTypes[Field['type']]
    : never;

type Nullable<Field extends SearchField> = Field extends { readonly nullable: true }
  ? ValueOf<Field> | null
  : ValueOf<Field>;

type ResultNames<Searched extends Fields> = {
  [Name in keyof Searched]: Searched[Name] extends { readonly result: false } ? never : Name;
}[keyof Searched];

/** One answered row of a search. */
export type ItemOf<Definition extends SearchDefinition> = {
  readonly [Name in ResultNames<Definition['fields']>]: Nullable<Definition['fields'][Name]>;
};
