import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@vorgang/feel';
import { decide, decision, literal, outputOf, parse, requires } from '../testing/models.js';

const INPUTS = `
  <inputData id="age" name="Age"><variable name="Age" typeRef="number"/></inputData>
  <inputData id="income" name="Income"><variable name="Income" typeRef="number"/></inputData>`;

const GRAPH =
  INPUTS +
  decision('minor', literal('Age < 18'), requires('input:age')) +
  decision('poor', literal('Income < 1000'), requires('input:income')) +
  decision('fee', literal('if minor or poor then 0 else 25'), requires('decision:minor', 'decision:poor')) +
  decision('note', literal('if minor then "guardian signs" else null'), requires('decision:minor'));

function service(id: string, content: string, type = ''): string {
  const elements = content.split(' ').map((part) => {
    const [kind, target] = part.split(':');
    return `<${kind} href="#${target}"/>`;
  });
  return `<decisionService id="${id}" name="${id}"><variable name="${id}"${type === '' ? '' : ` typeRef="${type}"`}/>${elements.join('')}</decisionService>`;
}

const WHOLE =
  'outputDecision:fee encapsulatedDecision:minor encapsulatedDecision:poor inputData:age inputData:income';

/** The result of FEEL that may call the service. */
function calling(content: string, text: string, variables: JsonObject = {}): Promise<unknown> {
  return outputOf(
    GRAPH + service('s', content) + decision('d', literal(text), requires('knowledge:s')),
    'd',
    variables,
  );
}

describe('a decision service (DMN 1.5, 6.3.9 and 10.4)', () => {
  it('answers the result of its one output decision, from outside by its id and in FEEL by its name', async () => {
    expect(await outputOf(GRAPH + service('s', WHOLE), 's', { Age: 30, Income: 5000 })).toBe(25);
    expect(await calling(WHOLE, 's(30, 5000)')).toBe(25);
    expect(await calling(WHOLE, 's(Income: 10, Age: 30)')).toBe(0);
  });

  it('answers a context of several output decisions', async () => {
    const content = WHOLE.replace('outputDecision:fee', 'outputDecision:fee outputDecision:note');
    expect(await outputOf(GRAPH + service('s', content), 's', { Age: 10, Income: 1 })).toEqual({
      fee: 0,
      note: 'guardian signs',
    });
  });

  it('takes the results of its input decisions instead of deciding them', async () => {
    const content = 'outputDecision:fee inputDecision:minor inputDecision:poor';
    expect(await calling(content, 's(false, false)', { Age: 10, Income: 1 })).toBe(25);
    expect(await outputOf(GRAPH + service('s', content), 's', { minor: true, poor: false })).toBe(0);
  });

  it('sees its arguments only, not the variables around its call', async () => {
    expect(await calling('outputDecision:minor inputData:age', 's(null)', { Age: 10 })).toBeNull();
    expect(await calling('outputDecision:minor inputData:age', 's(20)', { Age: 10 })).toBe(false);
  });

  it('fits its result into its type', async () => {
    const body = GRAPH + service('s', WHOLE, 'string');
    expect(await outputOf(body, 's', { Age: 30, Income: 5000 })).toBeNull();
  });

  it('makes a call with too few arguments null', async () => {
    expect(await calling(WHOLE, 's(30)')).toBeNull();
  });

  it('is refused where it names what the model does not have', async () => {
    await expect(parse(GRAPH + service('s', 'outputDecision:nothing'))).rejects.toThrow('"nothing"');
  });
});

describe('a business knowledge model (DMN 1.5, 6.3.8) that calls itself', () => {
  const recursive = (body: string, call: string) =>
    `<businessKnowledgeModel id="f" name="f"><variable name="f"/><encapsulatedLogic><formalParameter name="n" typeRef="number"/>${literal(body)}</encapsulatedLogic></businessKnowledgeModel>` +
    decision('d', literal(call), requires('knowledge:f'));

  it('computes as deep as the budget goes', async () => {
    expect(await outputOf(recursive('if n <= 1 then 1 else n * f(n - 1)', 'string(f(20))'), 'd')).toBe(
      '2432902008176640000',
    );
    expect(await outputOf(recursive('if n < 2 then n else f(n - 1) + f(n - 2)', 'f(12)'), 'd')).toBe(144);
  });

  it.each([
    ['without an end', 'f(n + 1)', 'f(1)'],
    ['in two branches each', 'f(n + 1) + f(n + 1)', 'f(1)'],
    ['in a list that grows', 'count(for i in 1..n return f(n + i))', 'f(9)'],
  ])('%s fails soon, and says that a limit is reached', async (_name, body, call) => {
    const begun = performance.now();
    const result = await decide(recursive(body, call), 'd');
    expect(result).toMatchObject({
      ok: false,
      failedDecisionId: 'd',
      message: expect.stringContaining('limit'),
    });
    expect(performance.now() - begun).toBeLessThan(2_000);
  });
});
