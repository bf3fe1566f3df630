import type { JsonObject } from '@vorgang/feel';
import type { DecisionModel, DecisionResult } from '../contract.js';
import { evaluateDecision } from '../evaluation/evaluate-decision.js';
import { parseDecisionModel } from '../model/parse-decision-model.js';

/** A DMN 1.5 file around some elements. */
export function definitions(body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="model" name="Model" namespace="https://vorgang.example/dmn">${body}</definitions>`;
}

/** A decision with the id and name given. */
export function decision(id: string, logic: string, requirements = '', type = ''): string {
  return `<decision id="${id}" name="${id}"><variable name="${id}"${type === '' ? '' : ` typeRef="${type}"`}/>${requirements}${logic}</decision>`;
}

export function literal(text: string): string {
  return `<literalExpression><text>${escape(text)}</text></literalExpression>`;
}

/** Requirements of decisions (by `decision:id`), inputs (`input:id`) and functions (`knowledge:id`). */
export function requires(...references: readonly string[]): string {
  return references
    .map((reference) => {
      const [kind, id] = reference.split(':');
      if (kind === 'knowledge')
        return `<knowledgeRequirement><requiredKnowledge href="#${id}"/></knowledgeRequirement>`;
      return `<informationRequirement><required${kind === 'input' ? 'Input' : 'Decision'} href="#${id}"/></informationRequirement>`;
    })
    .join('');
}

export interface TableText {
  /** Begins all ids in the table, so that two tables fit into one file. */
  readonly ids?: string;
  readonly policy?: string;
  readonly aggregation?: string;
  /** Columns as `expression` or `expression: type`. */
  readonly inputs: readonly string[];
  /** Columns as `name`, with their allowed values or default after `|`. */
  readonly outputs: readonly {
    readonly name: string;
    readonly values?: string;
    readonly otherwise?: string;
    readonly type?: string;
  }[];
  /** Cells of inputs, then of outputs. */
  readonly rules: readonly (readonly string[])[];
}

export function table({
  ids = '',
  policy = 'UNIQUE',
  aggregation,
  inputs,
  outputs,
  rules,
}: TableText): string {
  const inputColumns = inputs.map((input, index) => {
    const [text, type] = input.split(': ');
    return `<input id="${ids}in${index + 1}" label="${escape(text ?? '')}"><inputExpression${type === undefined ? '' : ` typeRef="${type}"`}><text>${escape(text ?? '')}</text></inputExpression></input>`;
  });
  const outputColumns = outputs.map(
    ({ name, values, otherwise, type }, index) =>
      `<output id="${ids}out${index + 1}" name="${name}"${type === undefined ? '' : ` typeRef="${type}"`}>${values === undefined ? '' : `<outputValues><text>${escape(values)}</text></outputValues>`}${otherwise === undefined ? '' : `<defaultOutputEntry><text>${escape(otherwise)}</text></defaultOutputEntry>`}</output>`,
  );
  const ruleRows = rules.map((cells, index) => {
    const texts = cells.map(
      (cell, column) =>
        `<${column < inputs.length ? 'input' : 'output'}Entry><text>${escape(cell)}</text></${column < inputs.length ? 'input' : 'output'}Entry>`,
    );
    return `<rule id="${ids}rule${index + 1}">${texts.join('')}</rule>`;
  });
  return `<decisionTable hitPolicy="${policy}"${aggregation === undefined ? '' : ` aggregation="${aggregation}"`}>${inputColumns.join('')}${outputColumns.join('')}${ruleRows.join('')}</decisionTable>`;
}

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

export async function parse(body: string): Promise<DecisionModel> {
  const result = await parseDecisionModel(definitions(body));
  if (!result.ok)
    throw new Error(result.problems.map(({ elementId, message }) => `${elementId}: ${message}`).join('\n'));
  return result.model;
}

export async function decide(
  body: string,
  decisionId: string,
  variables: JsonObject = {},
): Promise<DecisionResult> {
  return evaluateDecision(await parse(body), decisionId, variables, {
    now: Date.UTC(2026, 2, 1, 10),
    timeZone: 'Europe/Berlin',
  });
}

/** The output of a decision that is expected to have one. */
export async function outputOf(
  body: string,
  decisionId: string,
  variables: JsonObject = {},
): Promise<unknown> {
  const result = await decide(body, decisionId, variables);
  if (!result.ok) throw new Error(result.message);
  return result.output;
}
