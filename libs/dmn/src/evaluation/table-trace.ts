import type { Evaluation, FeelValue } from '@vorgang/feel';

export interface TracedInput {
  readonly inputId: string;
  readonly inputName: string;
  readonly value: FeelValue;
}

export interface TracedRule {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly outputs: readonly {
    readonly outputId: string;
    readonly outputName: string;
    readonly value: FeelValue;
  }[];
}

const traces = new WeakMap<Evaluation, TableTrace>();

/** What the decision table that was evaluated last saw and matched, in one evaluation. */
export class TableTrace {
  inputs: readonly TracedInput[] = [];
  matched: readonly TracedRule[] = [];
  /** Why the hit policy gave no result. */
  violation: string | null = null;

  /** The trace that belongs to an evaluation, which the tables in it write to. */
  static of(evaluation: Evaluation): TableTrace {
    const known = traces.get(evaluation);
    if (known !== undefined) return known;
    return TableTrace.begin(evaluation);
  }

  /** Starts a new trace, for the next decision. */
  static begin(evaluation: Evaluation): TableTrace {
    const trace = new TableTrace();
    traces.set(evaluation, trace);
    return trace;
  }

  static resume(evaluation: Evaluation, trace: TableTrace): void {
    traces.set(evaluation, trace);
  }
}
