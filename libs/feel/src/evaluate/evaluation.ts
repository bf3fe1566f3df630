import type { EvaluationBudget, EvaluationOptions, FeelWarning } from '../contract.js';
import type { RandomSource } from './random-source.js';

/** The size lets variables of an instance pass; what an expression builds itself is held back by the steps it takes. */
export const DEFAULT_BUDGET: EvaluationBudget = { steps: 250_000, depth: 150, size: 5_000_000 };

const LARGEST_NUMBER_OF_WARNINGS = 25;

/** Thrown inside an evaluation that ran out of its budget; never leaves this library. */
export class BudgetExceeded extends Error {
  constructor(limit: keyof EvaluationBudget, allowed: number) {
    super(
      `The expression needs more than its ${limit} limit of ${allowed}. Make it smaller, or compute over less data.`,
    );
  }
}

/** What one evaluation carries along: its clock, its chance, its warnings and what is left of its budget. */
export class Evaluation {
  readonly now: number;
  readonly timeZone: string;
  readonly random: RandomSource | undefined;
  readonly budget: EvaluationBudget;
  readonly warnings: FeelWarning[] = [];
  private stepsLeft: number;
  private depth = 0;

  constructor(options: EvaluationOptions) {
    this.now = options.now;
    this.timeZone = options.timeZone;
    this.random = options.random;
    this.budget = options.budget === undefined ? DEFAULT_BUDGET : { ...DEFAULT_BUDGET, ...options.budget };
    this.stepsLeft = this.budget.steps;
  }

  /** Counts evaluated nodes, or work that costs as much. */
  spend(steps: number): void {
    this.stepsLeft -= steps;
    if (this.stepsLeft < 0) throw new BudgetExceeded('steps', this.budget.steps);
  }

  /** Checks the size of a value that grows, whose work is counted step by step. */
  checkSize(size: number): void {
    if (size > this.budget.size) throw new BudgetExceeded('size', this.budget.size);
  }

  /** Checks the size of a new value before it is built, and counts the work of building it. */
  allocate(size: number): void {
    this.checkSize(size);
    this.spend(size >> 1);
  }

  enterCall(): void {
    this.depth += 1;
    if (this.depth > this.budget.depth) throw new BudgetExceeded('depth', this.budget.depth);
  }

  leaveCall(): void {
    this.depth -= 1;
  }

  /** Notes why a part became null and answers that null. */
  warn(code: string, message: string): null {
    if (this.warnings.length < LARGEST_NUMBER_OF_WARNINGS) this.warnings.push({ code, message });
    return null;
  }
}
