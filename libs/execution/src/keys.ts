declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/**
 * Keys are 63-bit integers written as decimal digits, growing with time.
 * They are unique in an installation, so a key alone names its thing.
 */
export type ProcessInstanceKey = Branded<'ProcessInstanceKey'>;
export type ProcessDefinitionKey = Branded<'ProcessDefinitionKey'>;
export type ElementInstanceKey = Branded<'ElementInstanceKey'>;
export type VariableKey = Branded<'VariableKey'>;
export type JobKey = Branded<'JobKey'>;
export type TimerKey = Branded<'TimerKey'>;
export type UserTaskKey = Branded<'UserTaskKey'>;
export type IncidentKey = Branded<'IncidentKey'>;
export type MessageKey = Branded<'MessageKey'>;
export type MessageSubscriptionKey = Branded<'MessageSubscriptionKey'>;
export type SignalSubscriptionKey = Branded<'SignalSubscriptionKey'>;
export type SignalKey = Branded<'SignalKey'>;
export type ConditionKey = Branded<'ConditionKey'>;
export type DecisionEvaluationKey = Branded<'DecisionEvaluationKey'>;

/** Hands out fresh keys. The core takes it as an argument, so that the same keys give the same step. */
export interface KeySource {
  next(): string;
}
