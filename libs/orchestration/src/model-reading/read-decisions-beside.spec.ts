import {
  evaluateDecision,
  openDecisionDocument,
  parseDecisionModel,
  type DecisionModel,
  type ParseDecisionModelResult,
} from '@vorgang/dmn';
import { createRandomSource } from '@vorgang/feel';
import { describe, expect, test } from 'vitest';
import { dividedDecisionReading } from './read-decisions-beside.js';

/** More than what is read in the loop. */
const description = `<description>${'x'.repeat(100_000)}</description>`;
const requires = (kind: 'Decision' | 'Input', id: string) =>
  `<informationRequirement><required${kind} href="#${id}"/></informationRequirement>`;

/** Types, an input, a function, a table with the standard's hit policy, a context, a service and a version tag. */
function fileOf(cell: string): string {
  return `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
    id="fees" name="Fees" namespace="urn:fees">${description}
    <itemDefinition id="tKind" name="tKind"><typeRef>string</typeRef><allowedValues><text>"dog", "shop-with-bar"</text></allowedValues></itemDefinition>
    <inputData id="kind" name="Kind of case"><variable name="Kind of case" typeRef="tKind"/></inputData>
    <businessKnowledgeModel id="doubled" name="doubled"><variable name="doubled"/><encapsulatedLogic><formalParameter name="x"/><literalExpression><text>x * 2</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>
    <decision id="base" name="Base fee"><extensionElements><zeebe:versionTag value="2027"/></extensionElements><variable name="Base fee" typeRef="number"/>${requires('Input', 'kind')}
      <decisionTable id="t"><input id="i"><inputExpression><text>Kind of case</text></inputExpression></input><output id="o" name="fee"/>
      <rule id="r1"><inputEntry id="c1"><text>"dog"</text></inputEntry><outputEntry id="o1"><text>12.5</text></outputEntry></rule>
      <rule id="r2"><inputEntry id="c2"><text>${cell}</text></inputEntry><outputEntry id="o2"><text>40</text></outputEntry></rule></decisionTable></decision>
    <decision id="fee" name="fee"><variable name="fee"/>${requires('Decision', 'base')}<knowledgeRequirement><requiredKnowledge href="#doubled"/></knowledgeRequirement>
      <context><contextEntry><variable name="full"/><invocation><literalExpression><text>doubled</text></literalExpression><binding><parameter name="x"/><literalExpression><text>Base fee</text></literalExpression></binding></invocation></contextEntry><contextEntry><variable name="number"/><literalExpression><text>random number()</text></literalExpression></contextEntry></context></decision>
    <decisionService id="ask" name="ask"><outputDecision href="#fee"/><encapsulatedDecision href="#base"/><inputData href="#kind"/></decisionService>
  </definitions>`;
}

const beside = (xml: string) => parseDecisionModel(xml, undefined, 'deploy', dividedDecisionReading());

function modelOf(parsed: ParseDecisionModelResult): DecisionModel {
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.model;
}

describe('a large decision model, read beside the event loop', () => {
  test('is the document that the loop would have read', async () => {
    const xml = fileOf('"shop-with-bar"');
    const read = await dividedDecisionReading().open(xml);
    expect(read).toMatchObject({ ok: true });
    expect(read).toStrictEqual(await openDecisionDocument(xml));
  });

  test('decides as one that the loop has read, each decision and service with all it is made of', async () => {
    const xml = fileOf('"shop-with-bar"');
    const [near, far] = [modelOf(await parseDecisionModel(xml)), modelOf(await beside(xml))];
    expect(far.decisions).toEqual([
      { decisionId: 'base', name: 'Base fee', versionTag: '2027' },
      { decisionId: 'fee', name: 'fee' },
    ]);
    expect(far.decisions).toEqual(near.decisions);
    for (const decisionId of ['base', 'fee', 'ask']) {
      for (const kind of ['dog', 'shop-with-bar', 'cat']) {
        const decide = (model: DecisionModel) =>
          evaluateDecision(model, decisionId, { 'Kind of case': kind }, optionsOf(decisionId));
        expect(decide(far)).toEqual(decide(near));
        if (kind !== 'cat') expect(decide(far)).toMatchObject({ ok: true });
      }
    }
  });

  test.each(['"shop', 'nosuch(?)'])('has the problems that the loop would have found: %s', async (cell) => {
    const read = await beside(fileOf(cell));
    expect(read).toMatchObject({ ok: false, problems: [{ elementId: 'r2' }] });
    expect(read).toEqual(await parseDecisionModel(fileOf(cell)));
  });

  test('is refused like one that the loop has read where it is no XML', async () => {
    const broken = fileOf('"dog"').slice(0, -20);
    expect(await beside(broken)).toEqual(await parseDecisionModel(broken));
    expect(await beside(broken)).toMatchObject({ ok: false, problems: [{ rule: 'xml' }] });
  });
});

function optionsOf(seed: string) {
  return { now: 0, timeZone: 'UTC', random: createRandomSource(Uint32Array.of(seed.length, 2, 3, 4)) };
}
