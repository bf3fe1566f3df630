import { describe, expect, it } from 'vitest';
import { decision, definitions, literal, requires, table } from '../testing/models.js';
import { parseDecisionModel } from './parse-decision-model.js';

async function problemsOf(xml: string): Promise<readonly string[]> {
  const result = await parseDecisionModel(xml);
  return result.ok ? [] : result.problems.map(({ elementId, rule }) => `${elementId} ${rule}`);
}

describe('parseDecisionModel', () => {
  it('tells what is in a model', async () => {
    const result = await parseDecisionModel(
      definitions(decision('a', literal('1')) + decision('b', literal('a'), requires('decision:a'))),
    );
    expect(result).toMatchObject({
      ok: true,
      model: {
        decisionRequirementsId: 'model',
        name: 'Model',
        namespace: 'https://vorgang.example/dmn',
        decisions: [
          { decisionId: 'a', name: 'a' },
          { decisionId: 'b', name: 'b' },
        ],
      },
    });
  });

  it.each([
    'http://www.omg.org/spec/DMN/20151101/dmn.xsd',
    'http://www.omg.org/spec/DMN/20180521/MODEL/',
    'https://www.omg.org/spec/DMN/20191111/MODEL/',
    'https://www.omg.org/spec/DMN/20211108/MODEL/',
  ])('reads the namespace %s', async (namespace) => {
    expect(
      await problemsOf(
        definitions(decision('a', literal('1'))).replace(
          'https://www.omg.org/spec/DMN/20230324/MODEL/',
          namespace,
        ),
      ),
    ).toEqual([]);
  });

  it('tells all problems at once, each with its element', async () => {
    const body =
      decision('broken', literal('1 +')) +
      decision('typed', literal('1'), '', 'tMissing') +
      decision('missing', literal('x'), requires('decision:nowhere')) +
      decision('circle1', literal('circle2'), requires('decision:circle2')) +
      decision('circle2', literal('circle1'), requires('decision:circle1')) +
      decision('cells', table({ inputs: ['a'], outputs: [{ name: 'o' }], rules: [['1']] })) +
      decision(
        'policy',
        table({ ids: 'second-', policy: 'BEST', inputs: ['a'], outputs: [{ name: 'o' }], rules: [] }),
      );
    expect([...(await problemsOf(definitions(body)))].sort()).toEqual(
      [
        'policy hit-policy',
        'cells rule-cells',
        'broken feel',
        'circle1 circle',
        'missing missing-reference',
        'typed type',
      ].sort(),
    );
  });

  it.each([
    ['no XML', 'hello'],
    ['another root', '<bpmn/>'],
    ['a document type', `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${definitions('')}`],
    ['deep nesting', definitions('<a>'.repeat(200) + '</a>'.repeat(200))],
    ['too many elements', definitions('<a/>'.repeat(60_000))],
    [
      'an import',
      definitions(
        '<import name="other" namespace="x" importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>',
      ),
    ],
    [
      'a function in Java',
      definitions(
        `<businessKnowledgeModel id="k" name="k"><encapsulatedLogic kind="Java">${literal('1')}</encapsulatedLogic></businessKnowledgeModel>`,
      ),
    ],
    ['two elements of one id', definitions(decision('a', literal('1')) + decision('a', literal('2')))],
    [
      'a type that is only itself',
      definitions('<itemDefinition name="t"><typeRef>t</typeRef></itemDefinition>'),
    ],
  ])('refuses %s', async (_name, xml) => {
    const result = await parseDecisionModel(xml);
    expect(result.ok).toBe(false);
    expect(!result.ok && result.problems[0]?.message).toMatch(/\. \S.*\.$/s);
  });

  describe('the language of expressions', () => {
    const juel = 'expressionLanguage="juel"';
    const mixed = `<decision id="table" name="table"><variable name="table"/><decisionTable id="t">
      <input id="in"><inputExpression id="in-text" ${juel}><text>\${age}</text></inputExpression>
        <inputValues ${juel}><text>\${ages}</text></inputValues></input>
      <output id="out"/>
      <rule id="first"><inputEntry id="cell" ${juel}><text>\${age &gt; 3}</text></inputEntry><outputEntry id="feel"><text>1</text></outputEntry></rule>
      <rule id="second"><inputEntry id="any" ${juel}><text>-</text></inputEntry><outputEntry expressionLanguage="groovy"><text>x as int</text></outputEntry></rule>
    </decisionTable></decision>`;
    const spoken = (attributes: string) =>
      `<literalExpression id="said" ${attributes}><text>1</text></literalExpression>`;

    it('that is not FEEL is refused with every element that has it', async () => {
      const type = `<itemDefinition id="kind" name="kind"><typeRef>string</typeRef><allowedValues ${juel}><text>"a"</text></allowedValues></itemDefinition>`;
      const xml = definitions(type + mixed + decision('plain', spoken(juel)));
      expect([...(await problemsOf(xml))].sort()).toEqual(
        ['in-text', 'table', 'cell', 'second', 'said', 'kind']
          .map((id) => `${id} expression-language`)
          .sort(),
      );
      const result = await parseDecisionModel(xml);
      expect(result.ok ? [] : result.problems.map(({ message }) => message)).toContain(
        'A text here is in the language "groovy". Write what is meant in FEEL and remove the expressionLanguage, or let the import of models convert the file.',
      );
    });

    it('of the definitions counts where a text says none, and is blamed once', async () => {
      const whole = (body: string) => definitions(body).replace('id="model"', `id="model" ${juel}`);
      const two = decision('a', literal('1')) + decision('b', literal('2'));
      expect(await problemsOf(whole(two))).toEqual(['model expression-language']);
      expect(await problemsOf(whole(decision('a', spoken('expressionLanguage="feel"'))))).toEqual([]);
    });

    it.each([
      'feel',
      'FEEL',
      '',
      'http://www.omg.org/spec/FEEL/20140401',
      'http://www.omg.org/spec/DMN/20180521/FEEL/',
      'https://www.omg.org/spec/DMN/20230324/FEEL/',
    ])('"%s" is FEEL', async (language) => {
      const xml = definitions(decision('a', spoken(`expressionLanguage="${language}"`)));
      expect(await problemsOf(xml)).toEqual([]);
    });
  });
});
