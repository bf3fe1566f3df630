export type * from './contract.js';
export { parseDecisionModel } from './model/parse-decision-model.js';
export { parseDecisionModels } from './model/parse-decision-models.js';
export type { FindDeployedModel } from './model/parse-decision-models.js';
export { readDecisionDocument } from './model/decision-document.js';
export type { DecisionDocument, ReadDecisionDocumentResult } from './model/decision-document.js';
export { evaluateDecision, evaluateOverFeel } from './evaluation/evaluate-decision.js';
export type { FeelDecisionResult } from './evaluation/evaluate-decision.js';
export { findInvocable } from './evaluation/find-invocable.js';
