import type { Evaluation } from '../evaluate/evaluation.js';
import type { FeelType } from '../types/feel-type.js';
import type { FeelValue } from './value.js';

export interface FunctionParameter {
  readonly name: string;
  readonly type: FeelType;
}

/** Something an expression can call: a built-in, a function literal, a business knowledge model, a decision service. */
export class FeelFunction {
  constructor(
    readonly name: string,
    readonly parameters: readonly FunctionParameter[],
    readonly result: FeelType,
    /** Arguments come in the order of the parameters; `undefined` where a named argument was left out. */
    readonly invoke: (args: readonly (FeelValue | undefined)[], evaluation: Evaluation) => FeelValue,
    /** Turns named arguments into positional ones; null when the names do not fit. */
    readonly arrange: (names: readonly string[], args: readonly FeelValue[]) => readonly (FeelValue | undefined)[] | null,
  ) {}
}
