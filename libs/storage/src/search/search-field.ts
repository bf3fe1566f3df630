/**
 * How a field's values look on both sides: `key` is a 63-bit integer written as digits, `dateTime` is
 * RFC 3339 in UTC outside and timestamptz inside, `strings` and `json` are for answers only.
 */
export type FieldType = 'key' | 'string' | 'integer' | 'boolean' | 'dateTime' | 'strings' | 'json';

/**
 * How rows are found in the order of a field:
 * `indexed`: an index gives them, however many there are; a test refuses fields for which none does.
 * `grouped`: many rows are alike in it, and an index gives the rows of each group (`groups`).
 * `few rows`: the table stays small, so they are read and sorted.
 */
export type SortWay = 'indexed' | 'grouped' | 'few rows';

/**
 * Groups of rows in each of which a field is the same. An index holds the tenant, the columns of the group and the key, so
 * that one index serves the orders by all that its groups are alike in.
 */
export interface OrderGroups {
  /** The table of the index, with its alias. */
  readonly from: string;
  readonly columns: readonly { readonly sql: string }[];
  /** The condition of the index, where it is partial. */
  readonly where?: string;
  /** What the field is in the group `g`, whose columns are called c1, c2 and so on; may be several values (`unnest`). */
  readonly value: string;
  /** The field has several values in a group, which is read for each of them. */
  readonly exact?: boolean;
}

/** One field of a search: what it is in SQL, and what it may be used for. */
export interface SearchField {
  readonly type: FieldType;
  /** An expression over the definition's `from`. Written by us, never by a caller. */
  readonly sql: string;
  /** The only values that a filter may name; answers hold no others. */
  readonly values?: readonly string[];
  readonly nullable?: boolean;
  /** In this source every row has a value, or none has; an outer join then leads through the table of the field. */
  readonly held?: 'always' | 'never';
  /** May a filter name it? Yes unless told. */
  readonly filter?: boolean;
  /** May the order follow it, and how is it found? It may not unless told. */
  readonly sort?: SortWay;
  /**
   * What most rows hold, as SQL (`null`: nothing). The index of the order then leaves these rows out
   * (`where <sql> <> <usually>`, `where <sql> is not null`): they are found in the order of the key.
   */
  readonly usually?: string;
  /** Of an order that is `grouped`. */
  readonly groups?: OrderGroups;
  /** What holds, beside others, for the rows without a value: an index has them by it, in the order of the key. */
  readonly missing?: string;
  /** With which values of another field there is always a value, and with which there is none: where a filter says so. */
  readonly present?: {
    readonly field: string;
    readonly with: readonly string[];
    readonly without: readonly string[];
  };
  /** Columns whose order is that of the field, where its own is not the one that an index has; the last may refine it. */
  readonly order?: readonly SearchField[];
  /** Texts may be of any length: the order follows their beginning, which keeps cursors short. */
  readonly long?: boolean;
  /** The text of which `sql` is the beginning, in an order: PostgreSQL knows how many rows have none. */
  readonly whole?: string;
  /** Is it part of the answer? Yes unless told. */
  readonly result?: boolean;
  /** Must a filter name it? No unless told. */
  readonly required?: boolean;
  /** The field takes one value and no operators: makes the condition from the value's placeholder. */
  readonly plain?: (value: string) => string;
  /** What texts must look like, and how the request is told so. */
  readonly pattern?: { readonly matches: RegExp; readonly message: string };
  /**
   * Puts the condition on `sql` into a sub-select, for what is many per row (`exists (select … where <condition>)`).
   * `$exists: false` denies that there is one with a value.
   */
  readonly within?: (condition: string) => string;
  /** The values of `within` are one list: `$neq` and `$notIn`, too, deny that any of them is so. */
  readonly deniesAll?: boolean;
}

/** A filter that holds when a variable of that name has a matching JSON value, for each of the list's entries. */
export interface VariablesFilter {
  /** Puts the condition on the alias `v` of the table `variable` into a sub-select. */
  readonly within: (condition: string) => string;
}
