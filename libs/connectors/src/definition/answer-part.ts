import type { JsonValue } from '@vorgang/feel';
import type { Misfit } from './field.js';

/** One entry of a connector's answer: what it means and what it must be. */
export interface AnswerPart<Value extends JsonValue> {
  /** German, for designers. */
  readonly description: string;
  readonly read: (raw: JsonValue | undefined) => Value | Misfit;
}

export type AnswerParts = Readonly<Record<string, AnswerPart<JsonValue>>>;

/** What `run` must answer: each entry by its name, with its type. */
export type AnswerOf<Of extends AnswerParts> = {
  readonly [Name in keyof Of]: Of[Name] extends AnswerPart<infer Value> ? Value : never;
};
