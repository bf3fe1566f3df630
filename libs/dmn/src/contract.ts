import type { EvaluationOptions, FeelWarning, JsonObject, JsonValue } from '@vorgang/feel';
import type { DecisionRule } from './model/decision-rules.js';
import type { DividedWork } from './model/divided-work.js';

/** Why a DMN file cannot be deployed: which element, which rule, how to fix it. */
export interface DecisionModelProblem {
  readonly elementId: string;
  readonly rule: DecisionRule;
  readonly message: string;
}

export interface DecisionSummary {
  readonly decisionId: string;
  readonly name: string;
  /** By `zeebe:versionTag`, where the model gives one. */
  readonly versionTag?: string;
}

/** A DMN file, parsed and compiled. Holds closures: keep it in memory, store the XML. */
export interface DecisionModel {
  readonly decisionRequirementsId: string;
  readonly name: string;
  readonly namespace: string;
  readonly decisions: readonly DecisionSummary[];
  readonly imports: readonly ImportedModel[];
}

/** A model whose decisions, functions and types another one uses (DMN 1.5, 6.3.3). */
export interface ImportedModel {
  /** What the importing model writes before the names of what it imports; empty: nothing. */
  readonly name: string;
  readonly namespace: string;
  readonly model: DecisionModel;
}

/** The model with that namespace, as it is to be imported. */
export type FindImportedModel = (namespace: string) => DecisionModel | undefined;

export type ParseDecisionModelResult =
  | { readonly ok: true; readonly model: DecisionModel }
  | { readonly ok: false; readonly problems: readonly DecisionModelProblem[] };

export interface EvaluatedInput {
  readonly inputId: string;
  readonly inputName: string;
  readonly value: JsonValue;
}

export interface MatchedRule {
  readonly ruleId: string;
  /** 1-based place of the rule in its table. */
  readonly ruleIndex: number;
  readonly outputs: readonly {
    readonly outputId: string;
    readonly outputName: string;
    readonly value: JsonValue;
  }[];
}

/** One decision that was evaluated on the way, required decisions first. */
export interface EvaluatedDecision {
  readonly decisionId: string;
  readonly decisionName: string;
  readonly decisionType: 'DECISION_TABLE' | 'LITERAL_EXPRESSION' | 'OTHER';
  readonly output: JsonValue;
  readonly inputs: readonly EvaluatedInput[];
  readonly matchedRules: readonly MatchedRule[];
}

export type DecisionResult =
  | {
      readonly ok: true;
      readonly output: JsonValue;
      readonly evaluatedDecisions: readonly EvaluatedDecision[];
      /** Why parts of the result are null. */
      readonly warnings: readonly FeelWarning[];
    }
  | {
      readonly ok: false;
      readonly failedDecisionId: string;
      readonly message: string;
      readonly evaluatedDecisions: readonly EvaluatedDecision[];
    };

/** What is read for a deployment is held to more than what runs: the models of former deployments go on as they are. */
export type ModelUse = 'deploy' | 'run';

/** @see parseDecisionModel */
export type ParseDecisionModel = (
  xml: string,
  imported?: FindImportedModel,
  use?: ModelUse,
  work?: DividedWork,
) => Promise<ParseDecisionModelResult>;

/** Evaluates one decision with all decisions it requires. */
export type EvaluateDecision = (
  model: DecisionModel,
  decisionId: string,
  variables: JsonObject,
  options: EvaluationOptions,
) => DecisionResult;
