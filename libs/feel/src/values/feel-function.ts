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
    readonly invoke: (args: readonly FeelValue[], evaluation: Evaluation) => FeelValue,
    readonly invokeNamed: (
      names: readonly string[],
      args: readonly FeelValue[],
      evaluation: Evaluation,
    ) => FeelValue,
  ) {}
}
