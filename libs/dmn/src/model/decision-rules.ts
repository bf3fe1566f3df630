/** What a DMN file must hold to be deployed, by the names that problems give; `docs/engine/refusals.md` explains each. */
export const DECISION_RULES = [
  'xml',
  'document-limits',
  'duplicate-id',
  'missing-reference',
  'circle',
  'import',
  'import-name',
  'import-type',
  'type',
  'type-cycle',
  'feel',
  'expression-language',
  'hit-policy',
  'aggregation',
  'no-output',
  'rule-cells',
  'relation',
  'incomplete-logic',
  'unsupported-logic',
  'unsupported-function',
  'unknown-function',
] as const;

export type DecisionRule = (typeof DECISION_RULES)[number];
