import type { EvaluatedInput, MatchedRule } from '@vorgang/dmn';
import type { EvaluatedInputDto, MatchedRuleDto } from './decision-parts.dto.js';

/** Inputs as the interface shows them, with their values as JSON text. */
export function describeInputs(inputs: readonly EvaluatedInput[]): readonly EvaluatedInputDto[] {
  return inputs.map(({ inputId, inputName, value }) => ({
    inputId,
    inputName,
    inputValue: JSON.stringify(value),
  }));
}

/** Rules as the interface shows them, with their outputs as JSON text. */
export function describeRules(rules: readonly MatchedRule[]): readonly MatchedRuleDto[] {
  return rules.map(({ ruleId, ruleIndex, outputs }) => ({
    ruleId,
    ruleIndex,
    evaluatedOutputs: outputs.map(({ outputId, outputName, value }) => ({
      outputId,
      outputName,
      outputValue: JSON.stringify(value),
      ruleId,
      ruleIndex,
    })),
  }));
}
