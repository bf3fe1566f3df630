import { describe, expect, it } from 'vitest';
import { decide, decision, literal, outputOf, parse, requires, table } from '../testing/models.js';
import { evaluateDecision } from './evaluate-decision.js';

const GRAPH = `
  <inputData id="i1" name="Applicant"><variable name="Applicant" typeRef="tApplicant"/></inputData>
  <itemDefinition name="tApplicant">
    <itemComponent name="date of birth"><typeRef>date</typeRef></itemComponent>
    <itemComponent name="kind"><typeRef>string</typeRef><allowedValues><text>"school", "work"</text></allowedValues></itemComponent>
  </itemDefinition>
  <businessKnowledgeModel id="k1" name="age on">
    <variable name="age on"/>
    <encapsulatedLogic><formalParameter name="birth" typeRef="date"/><formalParameter name="day" typeRef="date"/>
      ${literal('years and months duration(birth, day).years')}
    </encapsulatedLogic>
  </businessKnowledgeModel>
  ${decision('age', literal('age on(Applicant.date of birth, today())'), requires('input:i1', 'knowledge:k1'), 'number')}
  ${decision(
    'fee',
    table({
      inputs: ['age', 'Applicant.kind'],
      outputs: [{ name: 'fee' }],
      rules: [
        ['< 18', '-', '0'],
        ['>= 18', '"school"', '0'],
        ['>= 18', '"work"', '25'],
      ],
    }),
    requires('decision:age', 'input:i1'),
  )}
  <decisionService id="s1" name="fee service"><variable name="fee service"/><outputDecision href="#fee"/><encapsulatedDecision href="#age"/><inputData href="#i1"/></decisionService>
  ${decision('twice', literal('fee service(Applicant) * 2'), requires('input:i1', 'knowledge:s1'))}
`;

const ADULT = { Applicant: { 'date of birth': '2000-05-20', kind: 'work' } };

describe('a decision requirements graph (DMN 1.5, chapter 6)', () => {
  it('evaluates what a decision requires, first things first', async () => {
    const result = await decide(GRAPH, 'fee', ADULT);
    expect(result).toMatchObject({
      ok: true,
      output: 25,
      evaluatedDecisions: [
        { decisionId: 'age', output: 25, decisionType: 'LITERAL_EXPRESSION' },
        { decisionId: 'fee', output: 25 },
      ],
    });
  });

  it('takes a value that its type does not allow as null, and says so', async () => {
    const result = await decide(GRAPH, 'fee', { Applicant: { ...ADULT.Applicant, kind: 'other' } });
    expect(result).toMatchObject({ ok: true, output: null });
    expect(result.ok && result.warnings.map(({ message }) => message).join(' ')).toContain('"Applicant"');
  });

  it('calls a decision service like a function, and evaluates it by its id', async () => {
    expect(await outputOf(GRAPH, 'twice', ADULT)).toBe(50);
    expect(await outputOf(GRAPH, 's1', ADULT)).toBe(25);
  });

  it('shows a decision only the inputs it requires', async () => {
    const hidden = `<inputData id="i" name="secret"><variable name="secret"/></inputData>${decision('d', literal('secret'))}`;
    expect(await outputOf(hidden, 'd', { secret: 1 })).toBeNull();
  });

  it('shows variables that the model does not describe', async () => {
    expect(await outputOf(decision('d', literal('amount * 2')), 'd', { amount: 0.1 })).toBe(0.2);
  });

  it('lets functions call themselves and each other', async () => {
    const bkm = (id: string, body: string, knowledge: string): string =>
      `<businessKnowledgeModel id="${id}" name="${id}"><variable name="${id}"/><encapsulatedLogic><formalParameter name="n"/>${literal(body)}</encapsulatedLogic>${requires(`knowledge:${knowledge}`)}</businessKnowledgeModel>`;
    const body =
      bkm('isEven', 'if n = 0 then true else isOdd(n - 1)', 'isOdd') +
      bkm('isOdd', 'if n = 0 then false else isEven(n - 1)', 'isEven') +
      decision('d', literal('isEven(10)'), requires('knowledge:isEven'));
    expect(await outputOf(body, 'd')).toBe(true);
  });

  it('fails when functions call each other without an end', async () => {
    const body = `<businessKnowledgeModel id="f" name="f"><variable name="f"/><encapsulatedLogic><formalParameter name="n"/>${literal('f(n + 1)')}</encapsulatedLogic></businessKnowledgeModel>${decision('d', literal('f(1)'), requires('knowledge:f'))}`;
    expect(await decide(body, 'd')).toMatchObject({
      ok: false,
      failedDecisionId: 'd',
      message: expect.stringContaining('limit'),
    });
  });

  it('names the decisions there are when one is asked for that is not', async () => {
    expect(await decide(GRAPH, 'feee')).toMatchObject({
      ok: false,
      message: expect.stringContaining('age, fee, twice'),
    });
  });

  it('gives the same result each time', async () => {
    const model = await parse(GRAPH);
    const options = { now: 0, timeZone: 'UTC' };
    expect(evaluateDecision(model, 'fee', ADULT, options)).toEqual(
      evaluateDecision(model, 'fee', ADULT, options),
    );
  });
});
