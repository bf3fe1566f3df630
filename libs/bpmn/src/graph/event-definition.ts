import type { CompiledExpression } from '@vorgang/feel';
import type { ElementId, Expression, MessageDefinition } from './executable-process.js';

/** When a timer fires. Source: BPMN 2.0.2 section 10.5.5, ISO 8601; a cycle may also be a cron expression. */
export interface TimerDefinition {
  readonly kind: 'date' | 'duration' | 'cycle';
  readonly value: Expression;
}

/** A signal reaches everything that waits for its name. Source: BPMN 2.0.2 section 10.5.5. */
export interface SignalDefinition {
  readonly signalId: string;
  readonly name: Expression;
}

/** Which changes of variables lead to an evaluation of a condition. Source: `zeebe:conditionalFilter`. */
export interface ConditionFilter {
  /** Absent: the variables that the condition reads. */
  readonly variableNames?: readonly string[];
  /** Absent: both. */
  readonly variableEvents?: readonly VariableEvent[];
}

export type VariableEvent = 'create' | 'update';

export type EventDefinition =
  | { readonly kind: 'message'; readonly message: MessageDefinition }
  | { readonly kind: 'timer'; readonly timer: TimerDefinition }
  | {
      readonly kind: 'error';
      /** Absent on a catch event that catches every error. */
      readonly errorCode?: Expression;
      readonly errorCodeVariable?: string;
      readonly errorMessageVariable?: string;
    }
  | { readonly kind: 'terminate' }
  | {
      readonly kind: 'link';
      readonly name: string;
      /** On a throwing link the catching one of the same name, which the token goes on at. */
      readonly targetId?: ElementId;
    }
  | { readonly kind: 'signal'; readonly signal: SignalDefinition }
  | {
      readonly kind: 'escalation';
      /** Absent on a catch event that catches every escalation. */
      readonly escalationCode?: Expression;
    }
  | {
      readonly kind: 'conditional';
      readonly condition: CompiledExpression;
      readonly filter?: ConditionFilter;
    }
  | {
      readonly kind: 'compensation';
      /** On a throwing event the one activity to compensate; absent: all in its scope. */
      readonly activityId?: ElementId;
    }
  | { readonly kind: 'cancel' };
