export type * from './contract.js';
export { parseDecisionModel } from './model/parse-decision-model.js';
export { evaluateDecision, evaluateOverFeel } from './evaluation/evaluate-decision.js';
export type { FeelDecisionResult } from './evaluation/evaluate-decision.js';
export { findInvocable } from './evaluation/find-invocable.js';
