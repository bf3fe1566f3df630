import type { JsonValue } from '@vorgang/feel';

/** When a field is shown: another field has one of these values. */
export interface FieldCondition {
  readonly field: string;
  readonly oneOf: readonly string[];
}

/** How the modeller shows a field; texts in German. */
export interface FieldAppearance {
  readonly label: string;
  readonly description?: string;
  readonly group: string;
  readonly control: 'String' | 'Text' | 'Dropdown' | 'Number';
  readonly feel?: 'optional' | 'required';
  readonly choices?: readonly { readonly name: string; readonly value: string }[];
  readonly value?: string;
  readonly isRequired: boolean;
  readonly condition?: FieldCondition;
}

/** A value that does not fit; the text says what was expected, never the value itself: it may be personal. */
export class Misfit {
  constructor(readonly expected: string) {}
}

/** One thing that a connector is told. */
export interface Field<Value> {
  /**
   * `input`: an input mapping, computed from variables and kept in the history.
   * `header`: static text of the deployed model; only there secrets are resolved.
   */
  readonly place: 'input' | 'header';
  readonly mayHoldSecrets: boolean;
  readonly appearance: FieldAppearance;
  readonly read: (raw: JsonValue | undefined) => Value | Misfit;
}

export type Fields = Readonly<Record<string, Field<unknown>>>;

/** What `run` gets: each field by its name, with its type. */
export type ValuesOf<Of extends Fields> = {
  readonly [Name in keyof Of]: Of[Name] extends Field<infer Value> ? Value : never;
};
