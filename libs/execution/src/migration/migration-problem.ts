import type { ElementId } from '@vorgang/bpmn';
import type { Rejection } from '../step.js';

/** Rules that a plan breaks whatever the instance: the request is wrong. */
export type PlanRule =
  | 'unknown-source-element'
  | 'unknown-target-element'
  | 'source-mapped-twice'
  | 'target-event-mapped-twice'
  | 'process-mapped'
  | 'flow-and-element';

/** Rules that stand between this instance, as it is now, and the target. */
export type InstanceRule =
  | 'unmapped-element'
  | 'different-type'
  | 'different-implementation'
  | 'different-event'
  | 'different-loop'
  | 'different-interruption'
  | 'detached-event'
  | 'unmapped-tokens'
  | 'unmapped-flow'
  | 'scope-cannot-begin'
  | 'scope-ambiguous'
  | 'scope-left-empty'
  | 'event-cannot-open'
  | 'variables-too-large';

/** One reason why an instance cannot migrate by a plan. */
export interface MigrationProblem {
  /** Element of the source that is in the way; of the target where only that one is wrong. */
  readonly elementId: ElementId;
  readonly rule: PlanRule | InstanceRule;
  /** What does not fit. */
  readonly message: string;
  /** What the author of the plan can do. */
  readonly fix: string;
}

const planRules: ReadonlySet<string> = new Set<PlanRule>([
  'unknown-source-element',
  'unknown-target-element',
  'source-mapped-twice',
  'target-event-mapped-twice',
  'process-mapped',
  'flow-and-element',
]);

/** All problems as one refusal: of the request where the plan is wrong in itself, else of the instance's state. */
export function migrationRejection(
  processInstanceKey: string,
  problems: readonly MigrationProblem[],
): Rejection {
  const code = problems.some(({ rule }) => planRules.has(rule)) ? 'INVALID_ARGUMENT' : 'INVALID_STATE';
  const lines = problems.map(({ elementId, message, fix }) => `"${elementId}": ${message} ${fix}`);
  return {
    code,
    message: `Process instance ${processInstanceKey} cannot migrate and stays as it is. ${lines.join('\n')}`,
    migrationProblems: problems,
  };
}
