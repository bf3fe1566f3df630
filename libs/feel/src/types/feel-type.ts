import type { Evaluation } from '../evaluate/evaluation.js';
import type { FeelValue } from '../values/value.js';

export type SimpleTypeName =
  | 'any'
  | 'null'
  | 'number'
  | 'string'
  | 'boolean'
  | 'date'
  | 'time'
  | 'date and time'
  | 'days and time duration'
  | 'years and months duration'
  | 'context';

/** The types of FEEL's type lattice (DMN 1.5, 10.3.2.9). */
export type FeelType =
  | { readonly kind: SimpleTypeName }
  | { readonly kind: 'list'; readonly element: FeelType }
  | { readonly kind: 'range'; readonly element: FeelType }
  | { readonly kind: 'structure'; readonly entries: ReadonlyMap<string, FeelType> }
  | { readonly kind: 'function'; readonly parameters: readonly FeelType[]; readonly result: FeelType }
  /** A type whose values are restricted further, such as an item definition with allowed values. */
  | {
      readonly kind: 'restricted';
      readonly base: FeelType;
      readonly allows: (value: FeelValue, evaluation: Evaluation) => boolean;
    }
  /** Stands for a type that is still being built, so that types can contain themselves. */
  | { readonly kind: 'reference'; readonly resolve: () => FeelType };

export const ANY: FeelType = { kind: 'any' };

const SIMPLE_TYPES: ReadonlyMap<string, FeelType> = new Map<string, FeelType>([
  ['Any', ANY],
  ['any', ANY],
  ['Null', { kind: 'null' }],
  ['null', { kind: 'null' }],
  ['number', { kind: 'number' }],
  // Names that Camunda's modelling tools write.
  ['integer', { kind: 'number' }],
  ['long', { kind: 'number' }],
  ['double', { kind: 'number' }],
  ['string', { kind: 'string' }],
  ['boolean', { kind: 'boolean' }],
  ['date', { kind: 'date' }],
  ['time', { kind: 'time' }],
  ['date and time', { kind: 'date and time' }],
  ['dateTime', { kind: 'date and time' }],
  ['days and time duration', { kind: 'days and time duration' }],
  ['dayTimeDuration', { kind: 'days and time duration' }],
  ['years and months duration', { kind: 'years and months duration' }],
  ['yearMonthDuration', { kind: 'years and months duration' }],
  ['context', { kind: 'context' }],
  ['list', { kind: 'list', element: ANY }],
]);

/** The built-in type of that name. */
export function simpleType(name: string): FeelType | undefined {
  return SIMPLE_TYPES.get(name);
}

/** The type below names and allowed values. */
export function withoutRestriction(type: FeelType): FeelType {
  switch (type.kind) {
    case 'reference':
      return withoutRestriction(type.resolve());
    case 'restricted':
      return withoutRestriction(type.base);
    default:
      return type;
  }
}
