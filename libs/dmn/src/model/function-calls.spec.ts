import { describe, expect, it } from 'vitest';
import { decision, definitions, literal, requires, table } from '../testing/models.js';
import { parseDecisionModel } from './parse-decision-model.js';
import { parseDecisionModels } from './parse-decision-models.js';

const DMN = 'https://www.omg.org/spec/DMN/20230324/MODEL/';

const double = `<businessKnowledgeModel id="double" name="double it"><variable name="double it"/><encapsulatedLogic>
  <formalParameter name="x"/>${literal('2 * x')}</encapsulatedLogic></businessKnowledgeModel>`;

const entry = (name: string, logic: string) =>
  `<contextEntry>${name === '' ? '' : `<variable name="${name}"/>`}${logic}</contextEntry>`;

const boxedFunction = (parameter: string, text: string) =>
  `<functionDefinition><formalParameter name="${parameter}"/>${literal(text)}</functionDefinition>`;

const invocation = (name: string) =>
  `<invocation>${literal(name)}<binding><parameter name="x"/>${literal('1')}</binding></invocation>`;

async function problemsOf(...files: readonly string[]): Promise<readonly (readonly string[])[]> {
  const [result] = await parseDecisionModels(files);
  if (result === undefined || result.ok) return [];
  return result.problems.map(({ elementId, rule, message }) => [elementId, rule, message]);
}

describe('a function that is called in a decision model', () => {
  it('and does not exist is refused, all of them at once', async () => {
    const cells = table({
      inputs: ['lenght(name)'],
      outputs: [{ name: 'out', otherwise: 'nosuch(1)' }],
      rules: [['mathces(?, "a")', 'uper case(name)']],
    });
    const type = `<itemDefinition id="kind" name="kind"><typeRef>string</typeRef><allowedValues><text>is short(?)</text></allowedValues></itemDefinition>`;
    const problems = await problemsOf(
      definitions(
        type +
          decision('rated', cells) +
          decision('boxed', `<context>${entry('', invocation('invoked'))}</context>`) +
          decision('walked', literal('for f in [abs] return f(g(1))')),
      ),
    );
    const calls = problems.map(([id, rule, message]) => [
      id,
      rule,
      /calls "([^"]*)"/.exec(message ?? '')?.[1],
    ]);
    expect(calls.sort()).toEqual(
      [
        ['kind', 'unknown-function', 'is short'],
        ['rated', 'unknown-function', 'lenght'],
        ['rated', 'unknown-function', 'nosuch'],
        ['rule1', 'unknown-function', 'mathces'],
        ['rule1', 'unknown-function', 'uper case'],
        ['boxed', 'unknown-function', 'invoked'],
        ['walked', 'unknown-function', 'g'],
      ].sort(),
    );
    expect(problems.find(([id]) => id === 'walked')?.[2]).toBe(
      '"walked" calls "g", which is no function of FEEL and none of this model. Correct the name, or add a business knowledge model of this name and require it.',
    );
  });

  it.each([
    [
      'a knowledge model that is required',
      double + decision('d', literal('double it(3)'), requires('knowledge:double')),
    ],
    [
      'a knowledge model in a boxed invocation',
      double + decision('d', invocation('double it'), requires('knowledge:double')),
    ],
    [
      'the result of a decision that is required',
      decision('maker', literal('function(x) x + 1')) +
        decision('d', literal('maker(1)'), requires('decision:maker')),
    ],
    [
      'an input, which a service may hand in',
      `<inputData id="f" name="f"><variable name="f"/></inputData>${decision('d', literal('f(1)'), requires('input:f'))}`,
    ],
    [
      'an entry of a boxed context, also one that follows and itself',
      decision(
        'd',
        `<context>${entry('one', boxedFunction('n', 'if n < 1 then 0 else one(n - 1) + two(n)'))}${entry('two', boxedFunction('n', 'n'))}${entry('', literal('one(3)'))}</context>`,
      ),
    ],
    ['a parameter that is a function', decision('d', boxedFunction('f', 'f(1)'))],
    [
      'what a boxed iteration walks through',
      decision(
        'd',
        `<for iteratorVariable="f"><in>${literal('[abs]')}</in><return>${literal('f(-1)')}</return></for>`,
      ),
    ],
    [
      'an entry of the items that a filter sees, made by another decision',
      decision('rows', literal('[{f: abs}]')) +
        decision('d', literal('rows[f(-1) = 1]'), requires('decision:rows')),
    ],
    ['a local function', decision('d', literal('{twice: function(x) 2 * x, four: twice(2)}.four'))],
  ])('may be %s', async (_what, body) => {
    expect(await problemsOf(definitions(body))).toEqual([]);
  });

  it('is found whatever blanks and line breaks its declared name has', async () => {
    for (const name of ['double   it', ' double it ', 'double&#10;it']) {
      const declared = double.replaceAll('double it', name);
      const caller = decision('caller', requires('knowledge:double') + literal('double it(3)'));
      expect(await problemsOf(definitions(declared + caller)), name).toEqual([]);
    }
  });

  it('must be required', async () => {
    expect(await problemsOf(definitions(double + decision('d', literal('double it(3)'))))).toEqual([
      [
        'd',
        'unknown-function',
        '"d" calls the function "double it", which it does not require. Draw a knowledge requirement from the function to it.',
      ],
    ]);
  });

  it('of an imported model is one that is required from there', async () => {
    const shared = `<definitions xmlns="${DMN}" id="shared" name="shared" namespace="urn:shared">${double}</definitions>`;
    const caller = (text: string, requirement = '') =>
      definitions(
        `<import id="i" name="lib" namespace="urn:shared" importType="${DMN}"/>${decision('d', literal(text), requirement)}`,
      );
    const requirement =
      '<knowledgeRequirement><requiredKnowledge href="urn:shared#double"/></knowledgeRequirement>';
    expect(await problemsOf(caller('lib.double it(3)', requirement), shared)).toEqual([]);
    expect(await problemsOf(caller('lib.double it(3)'), shared)).toMatchObject([
      ['d', 'unknown-function', expect.stringContaining('does not require')],
    ]);
    expect(await problemsOf(caller('lib.treble(3)', requirement), shared)).toMatchObject([
      ['d', 'unknown-function', expect.stringContaining('"lib.treble"')],
    ]);
  });

  it('may be missing in a model that was deployed before: it runs as it did', async () => {
    const xml = definitions(decision('d', literal('nosuch(1)')));
    expect(await parseDecisionModel(xml, undefined, 'run')).toMatchObject({ ok: true });
  });
});
