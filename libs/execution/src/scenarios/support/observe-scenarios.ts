import type { ExecutableProcess } from '@vorgang/bpmn';
import type { Change } from '../../index.js';
import type { Combination } from '../conformance/combinations.js';

/** What one accepted step of a scenario did. */
export interface ObservedStep {
  readonly process: ExecutableProcess;
  /** Distinguishes the instances of one scenario. */
  readonly instance: object;
  readonly changes: readonly Change[];
}

interface Observer {
  step(step: ObservedStep): void;
  combination(combination: Combination): void;
}

let observer: Observer | undefined;

/** Lets one observer see every accepted step of the scenarios that run in this process from now on. */
export function observeScenarios(chosen: Observer): void {
  observer = chosen;
}

export function tellOfStep(step: ObservedStep): void {
  observer?.step(step);
}

/** Says that the scenario which calls it stands for a combination that the conformance page names. */
export function covers(combination: Combination): void {
  observer?.combination(combination);
}
