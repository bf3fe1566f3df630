import type { RandomSource } from './evaluate/random-source.js';
import type { JsonObject, JsonValue } from './json.js';

/** Where in the source text a problem starts, counted in characters from 0. */
export interface FeelPosition {
  readonly from: number;
  readonly to: number;
}

/** Why a text is not a FEEL expression. */
export interface FeelProblem {
  readonly message: string;
  readonly position: FeelPosition;
}

/** An expression that was parsed and checked once and can be evaluated many times. */
export interface CompiledExpression {
  readonly kind: 'expression' | 'unaryTests';
  readonly source: string;
  /** Names of the top-level variables that the expression reads, sorted. */
  readonly references: readonly string[];
  /**
   * Names that the expression calls although they are no built-in functions, sorted. Only something that is itself a
   * function can have them; plain variables never are, so that such a call is null among these.
   */
  readonly unknownFunctions?: readonly string[];
}

export type CompileResult =
  | { readonly ok: true; readonly expression: CompiledExpression }
  | { readonly ok: false; readonly problem: FeelProblem };

/** Limits of one evaluation. Running out is a failure, never a hang. */
export interface EvaluationBudget {
  /** Evaluated syntax nodes, iterations included. */
  readonly steps: number;
  /** Nesting of calls. */
  readonly depth: number;
  /** Elements and characters that the result and its parts may hold. */
  readonly size: number;
}

export interface EvaluationOptions {
  /** The moment that `now()` and `today()` answer, in milliseconds since 1970 UTC. */
  readonly now: number;
  /** IANA time zone of the tenant, such as `Europe/Berlin`. */
  readonly timeZone: string;
  /** What `uuid()` and `random number()` draw from; without one they are null, with a warning. */
  readonly random?: RandomSource;
  /** What else is in reach by name; a variable of the same name hides it. */
  readonly globals?: JsonObject | undefined;
  readonly budget?: Partial<EvaluationBudget>;
}

export type FeelFailureCode = 'EVALUATION_FAILED' | 'BUDGET_EXCEEDED' | 'NUMBER_NOT_REPRESENTABLE';

export interface FeelFailure {
  readonly code: FeelFailureCode;
  /** One sentence: what failed, where, how to fix it. */
  readonly message: string;
}

/**
 * Something that made a part of the expression null instead of failing: an unknown variable, a wrong type.
 * FEEL (DMN 1.5 section 10.3) answers null there; callers that need a value show these as the reason.
 */
export interface FeelWarning {
  readonly code: string;
  readonly message: string;
}

export type EvaluationResult =
  | { readonly ok: true; readonly value: JsonValue; readonly warnings: readonly FeelWarning[] }
  | { readonly ok: false; readonly failure: FeelFailure };

/** Looks a variable up by name; `undefined` means that no such variable exists. */
export type VariableLookup = (name: string) => JsonValue | undefined;

/** What an expression reads: plain variables, or a lookup through nested scopes. */
export type EvaluationVariables = JsonObject | VariableLookup;
