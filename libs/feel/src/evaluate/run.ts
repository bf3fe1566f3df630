import type { FeelFailure } from '../contract.js';
import { NumberNotRepresentable } from '../values/json-conversion.js';
import { AssertionFailed } from './assertion-failed.js';
import { BudgetExceeded } from './evaluation.js';

export type RunResult<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: FeelFailure };

/** Runs a part of an evaluation and turns what ends it early into a failure; defects are thrown on. */
export function run<T>(part: () => T): RunResult<T> {
  try {
    return { ok: true, value: part() };
  } catch (error) {
    return { ok: false, failure: toFailure(error) };
  }
}

function toFailure(error: unknown): FeelFailure {
  if (error instanceof BudgetExceeded) return { code: 'BUDGET_EXCEEDED', message: error.message };
  if (error instanceof NumberNotRepresentable)
    return { code: 'NUMBER_NOT_REPRESENTABLE', message: error.message };
  if (error instanceof AssertionFailed) return { code: 'EVALUATION_FAILED', message: error.message };
  // The only RangeErrors here come from the JavaScript stack and from sizes no value can have.
  if (error instanceof RangeError) {
    return {
      code: 'BUDGET_EXCEEDED',
      message: 'The expression nests or recurses deeper than can be evaluated. Make it flatter.',
    };
  }
  throw error;
}
