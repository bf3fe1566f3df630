import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@vorgang/feel';
import type { DecisionModel } from '../contract.js';
import { evaluateDecision } from '../evaluation/evaluate-decision.js';
import { decision, literal, requires } from '../testing/models.js';
import { parseDecisionModel } from './parse-decision-model.js';
import { parseDecisionModels } from './parse-decision-models.js';

const DMN = 'https://www.omg.org/spec/DMN/20230324/MODEL/';

function file(name: string, body: string): string {
  return `<definitions xmlns="${DMN}" id="model-${name}" name="${name}" namespace="urn:${name}">${body}</definitions>`;
}

function imports(model: string, name = model): string {
  return `<import id="import-${name}" name="${name}" namespace="urn:${model}" importType="${DMN}"/>`;
}

/** What the fee statutes of all procedures have in common. */
const STATUTES = file(
  'statutes',
  `<itemDefinition id="t" name="tReason"><typeRef>string</typeRef><allowedValues><text>"hardship", "honorary"</text></allowedValues></itemDefinition>
   <inputData id="year" name="Calendar Year"><variable name="Calendar Year" typeRef="number"/></inputData>
   ${decision('base', literal('if Calendar Year >= 2026 then 30 else 25'), requires('input:year'), 'number')}
   <businessKnowledgeModel id="reduce" name="reduced fee"><variable name="reduced fee"/><encapsulatedLogic>
     <formalParameter name="fee" typeRef="number"/>${literal('if fee <= 1 then fee else reduced fee(fee / 2)')}</encapsulatedLogic></businessKnowledgeModel>
   <decisionService id="service" name="base of year"><variable name="base of year"/><outputDecision href="#base"/><inputData href="#year"/></decisionService>`,
);

async function modelsOf(...files: readonly string[]): Promise<readonly DecisionModel[]> {
  return (await parseDecisionModels(files)).map((result) => {
    if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join(' '));
    return result.model;
  });
}

async function problemsOf(...files: readonly string[]): Promise<readonly string[]> {
  return (await parseDecisionModels(files)).flatMap((result) =>
    result.ok ? [] : result.problems.map(({ elementId, message }) => `${elementId}: ${message}`),
  );
}

function evaluate(model: DecisionModel | undefined, id: string, variables: JsonObject = {}) {
  return evaluateDecision(model!, id, variables, { now: 0, timeZone: 'UTC' });
}

/** A model that imports the statutes, before them in the deployment. */
async function output(body: string, id: string, variables: JsonObject = {}, name = 'statutes') {
  const [model] = await modelsOf(file('fees', imports('statutes', name) + body), STATUTES);
  const result = evaluate(model, id, variables);
  return result.ok ? result.output : result.message;
}

const required = (kind: string, id: string, namespace = 'urn:statutes') =>
  kind === 'Knowledge'
    ? `<knowledgeRequirement><requiredKnowledge href="${namespace}#${id}"/></knowledgeRequirement>`
    : `<informationRequirement><required${kind} href="${namespace}#${id}"/></informationRequirement>`;

describe('a decision model that imports another (DMN 1.5, 6.3.3)', () => {
  it('sees the result of an imported decision under the name of the import', async () => {
    const twice = decision('twice', literal('statutes.base * 2'), required('Decision', 'base'));
    expect(await output(twice, 'twice', { 'Calendar Year': 2026 })).toBe(60);
  });

  it('gives imported inputs the variables in the one named as the import, else those of their own names', async () => {
    const year = decision('y', literal('statutes.Calendar Year'), required('InputData', 'year'));
    const reading = year.replace('requiredInputData', 'requiredInput');
    expect(await output(reading, 'y', { statutes: { 'Calendar Year': 2024 }, 'Calendar Year': 2026 })).toBe(
      2024,
    );
    expect(await output(reading, 'y', { 'Calendar Year': 2026 })).toBe(2026);
  });

  it('calls imported functions, which may call themselves, and imported decision services', async () => {
    const reduced = decision('d', literal('statutes.reduced fee(16)'), required('Knowledge', 'reduce'));
    expect(await output(reduced, 'd')).toBe(1);
    const served = decision('d', literal('statutes.base of year(2020)'), required('Knowledge', 'service'));
    expect(await output(served, 'd')).toBe(25);
    const invoked = decision(
      'd',
      `<invocation>${literal('statutes.reduced fee')}<binding><parameter name="fee"/>${literal('8')}</binding></invocation>`,
      required('Knowledge', 'reduce'),
    );
    expect(await output(invoked, 'd')).toBe(1);
  });

  it('restricts values by imported types, also in FEEL', async () => {
    const typed = (text: string) => decision('d', literal(text), '', 'statutes.tReason');
    expect(await output(typed('"hardship"'), 'd')).toBe('hardship');
    expect(await output(typed('"no reason"'), 'd')).toBeNull();
    expect(await output(decision('d', literal('"honorary" instance of statutes.tReason')), 'd')).toBe(true);
  });

  it('needs no prefix for what is imported without a name', async () => {
    const body =
      decision(
        'd',
        literal('base + reduced fee(1)'),
        required('Decision', 'base') + required('Knowledge', 'reduce'),
      ) + decision('typed', literal('"other"'), '', 'tReason');
    expect(await output(body, 'd', { 'Calendar Year': 2026 }, '')).toBe(31);
    expect(await output(body, 'typed', {}, '')).toBeNull();
  });

  it('encapsulates imported decisions in a service of its own', async () => {
    const service = `<decisionService id="s" name="s"><variable name="s"/><outputDecision href="urn:statutes#base"/><inputData href="urn:statutes#year"/></decisionService>`;
    expect(await output(service, 's', { 'Calendar Year': 2026 })).toBe(30);
    const calling = service + decision('d', literal('s(2020)'), requires('knowledge:s'));
    expect(await output(calling, 'd')).toBe(25);
  });

  it('does not see what it does not require, nor the inputs of what it imports', async () => {
    expect(await output(decision('d', literal('statutes.base')), 'd', { statutes: { base: 1 } })).toBeNull();
  });

  it('is told among the decisions that were evaluated', async () => {
    const [model] = await modelsOf(
      file(
        'fees',
        imports('statutes') + decision('d', literal('statutes.base'), required('Decision', 'base')),
      ),
      STATUTES,
    );
    expect(evaluate(model, 'd', { 'Calendar Year': 2026 }).evaluatedDecisions).toMatchObject([
      { decisionId: 'base', output: 30 },
      { decisionId: 'd', output: 30 },
    ]);
  });

  it('imports several models, which import one in common, each with inputs of its own', async () => {
    const district = (name: string) =>
      file(
        name,
        imports('statutes') + decision(`${name}Fee`, literal('statutes.base'), required('Decision', 'base')),
      );
    const sum = file(
      'sum',
      imports('north') +
        imports('south') +
        decision(
          'sum',
          literal('north.northFee + south.southFee'),
          required('Decision', 'northFee', 'urn:north') + required('Decision', 'southFee', 'urn:south'),
        ),
    );
    const [model] = await modelsOf(sum, district('north'), STATUTES, district('south'));
    const variables = { north: { statutes: { 'Calendar Year': 2026 } }, south: { 'Calendar Year': 2020 } };
    expect(evaluate(model, 'sum', variables)).toMatchObject({ ok: true, output: 55 });
  });

  it('that are imported along a million paths end with the budget, not with the memory', async () => {
    const level = (index: number) => {
      const [left, right] = [`l${index + 1}`, `r${index + 1}`];
      const body = (name: string) =>
        index === 20
          ? decision(name, literal('1'))
          : imports(left) +
            imports(right) +
            decision(
              name,
              literal(`${left}.${left} + ${right}.${right}`),
              required('Decision', left, `urn:${left}`) + required('Decision', right, `urn:${right}`),
            );
      return [file(`l${index}`, body(`l${index}`)), file(`r${index}`, body(`r${index}`))];
    };
    const [model] = await modelsOf(...Array.from({ length: 21 }, (_, index) => level(index)).flat());
    expect(evaluate(model, 'l0')).toMatchObject({ ok: false, message: expect.stringContaining('limit') });
  });

  it('takes a model that is deployed where none of the files has the namespace', async () => {
    const [statutes] = await modelsOf(STATUTES);
    const fees = file(
      'fees',
      imports('statutes') + decision('d', literal('statutes.base'), required('Decision', 'base')),
    );
    const [result] = await parseDecisionModels([fees], async (namespace) =>
      namespace === 'urn:statutes' ? statutes : undefined,
    );
    expect(result?.ok && evaluate(result.model, 'd', { 'Calendar Year': 2026 })).toMatchObject({
      output: 30,
    });
  });
});

describe('an import is refused', () => {
  it('of a model that is nowhere', async () => {
    expect(await problemsOf(file('fees', imports('statutes')))).toEqual([
      'import-statutes: There is no model with the namespace "urn:statutes" to import. Deploy the DMN file that has it together with this one, or before.',
    ]);
    expect(await parseDecisionModel(file('fees', imports('statutes')))).toMatchObject({ ok: false });
  });

  it('in a circle, of however many models', async () => {
    const circle = [file('a', imports('b')), file('b', imports('c')), file('c', imports('a'))];
    const problems = await problemsOf(...circle);
    expect(problems).toHaveLength(3);
    expect(problems[2]).toContain('import each other in a circle: "a", "b", "c", "a"');
    expect(await problemsOf(file('a', imports('a')))).toEqual([expect.stringContaining('circle: "a", "a"')]);
  });

  it('of a namespace that two files have', async () => {
    expect(await problemsOf(file('fees', imports('statutes')), STATUTES, STATUTES)).toEqual([
      expect.stringContaining('2 files of the deployment have the namespace "urn:statutes"'),
    ]);
  });

  it('of elements that the imported model does not have', async () => {
    const body = imports('statutes') + decision('d', literal('1'), required('Decision', 'nothing'));
    expect(await problemsOf(file('fees', body), STATUTES)).toEqual([
      expect.stringContaining('"nothing", which the imported model "urn:statutes" does not have'),
    ]);
  });

  it('twice, under a name that is taken, and of anything but DMN', async () => {
    const other =
      '<import id="pmml" name="score" namespace="urn:score" importType="http://www.dmg.org/PMML-4_1"/>';
    const body = imports('statutes') + imports('statutes', 'again') + other + decision('d', literal('1'));
    expect(await problemsOf(file('fees', body), STATUTES)).toEqual([
      expect.stringContaining('"http://www.dmg.org/PMML-4_1" are not supported'),
      expect.stringContaining('"urn:statutes" is imported twice'),
    ]);
    expect(
      await problemsOf(file('fees', imports('statutes', 'd') + decision('d', literal('1'))), STATUTES),
    ).toEqual([expect.stringContaining('The name "d" of an import is given twice')]);
  });
});
