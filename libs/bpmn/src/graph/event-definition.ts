import type { Expression, MessageDefinition } from './executable-process.js';

/** When a timer fires. Source: BPMN 2.0.2 section 10.5.5, ISO 8601; a cycle may also be a cron expression. */
export interface TimerDefinition {
  readonly kind: 'date' | 'duration' | 'cycle';
  readonly value: Expression;
}

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
  | { readonly kind: 'terminate' };
