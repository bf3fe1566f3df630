/** A search that was checked: every name is one of the definition's, every value has its field's type. */
export interface SearchRequest {
  readonly filter: Filter;
  /** Without the key, which is always the last. */
  readonly sort: readonly SortBy[];
  readonly page: PageRequest;
}

export interface Filter {
  readonly comparisons: readonly Comparison[];
  readonly variables: readonly VariableComparison[];
  readonly containsAll: readonly { readonly name: string; readonly values: readonly string[] }[];
  /** One of these must hold, if there are any. */
  readonly alternatives: readonly Filter[];
}

export type Value = string | number | boolean;

export type Operation =
  | { readonly operator: '$eq' | '$neq' | '$gt' | '$gte' | '$lt' | '$lte'; readonly value: Value }
  | { readonly operator: '$in' | '$notIn'; readonly values: readonly Value[] }
  | { readonly operator: '$like'; readonly pattern: string }
  | { readonly operator: '$exists'; readonly exists: boolean };

export interface Comparison {
  readonly field: string;
  readonly operations: readonly Operation[];
}

export interface VariableComparison {
  readonly filter: string;
  readonly name: string;
  readonly operations: readonly Operation[];
}

export interface SortBy {
  readonly field: string;
  readonly order: 'ASC' | 'DESC';
}

export type PageRequest =
  | { readonly kind: 'offset'; readonly from: number; readonly limit: number }
  | {
      readonly kind: 'after' | 'before';
      readonly cursor: readonly (string | null)[];
      readonly limit: number;
    };

/** The request that asks for everything, in the order of the key. */
export const everything: Filter = { comparisons: [], variables: [], containsAll: [], alternatives: [] };
