import { parseDecisionModel } from '@vorgang/dmn';
import { expect, describe, it } from 'vitest';
import { applyChange, type ExecutionState } from '../index.js';
import {
  decisionTask,
  end,
  model,
  onCondition,
  boundary,
  path,
  scriptTask,
  serviceTask,
  start,
} from './support/model-builder.js';
import { Scenario } from './support/scenario.js';

const UUID = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

const drawing = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="draws" name="Draws" namespace="https://example.org/draws">
  <decision id="basis" name="Basis"><variable name="Basis"/><literalExpression><text>uuid()</text></literalExpression></decision>
  <decision id="draw" name="Draw">
    <variable name="Draw"/>
    <informationRequirement><requiredDecision href="#basis"/></informationRequirement>
    <literalExpression><text>[Basis, Basis, uuid(), random number()]</text></literalExpression>
  </decision>
</definitions>`;

describe('uuid() and random number() (Camunda 8 documentation, FEEL built-in functions)', () => {
  const twice = model(
    start(),
    scriptTask('first', '[uuid(), uuid()]', 'a', {
      inputs: { local: '=uuid()' },
      outputs: { b: '=[local, a]' },
    }),
    scriptTask('second', '[uuid(), random number()]', 'c'),
    serviceTask('wait'),
    scriptTask('third', 'uuid()', 'd'),
    end(),
    path('start', 'first', 'second', 'wait', 'third', 'end'),
  );

  it('give another value at each call, within a step and from one step to the next', () => {
    const { variables } = new Scenario(twice).start().completeJob('wait');
    const [local, own] = variables['b'] as readonly [string, readonly string[]];
    const [further, number] = variables['c'] as readonly [string, number];
    const uuids = [local, ...own, further, variables['d']];
    for (const uuid of uuids) expect(uuid).toMatch(UUID);
    expect(new Set(uuids).size).toBe(5);
    expect(number).toBeGreaterThanOrEqual(0);
    expect(number).toBeLessThan(1);
  });

  it('stay what they were when the history is replayed, and after a crash', () => {
    const scenario = new Scenario(twice).start();
    const recovered = scenario.recovered();
    scenario.completeJob('wait');
    const replayed = scenario.changes.reduce<ExecutionState | null>(applyChange, null);
    expect(JSON.stringify(replayed)).toBe(JSON.stringify(scenario.state));
    expect(recovered.completeJob('wait').variables).toEqual(scenario.variables);
  });

  it('in a decision come from the same step; what it requires is drawn once', async () => {
    const parsed = await parseDecisionModel(drawing);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    const draw = { decisionDefinitionKey: '77', model: parsed.model };
    const process = model(
      start(),
      decisionTask('one', 'draw', 'a'),
      decisionTask('two', 'draw', 'b'),
      path('start', 'one', 'two'),
    );
    const { variables } = new Scenario(process, { decisions: { draw } }).start();
    const [a, b] = [variables['a'], variables['b']] as readonly (readonly unknown[])[];
    expect(a?.[0]).toBe(a?.[1]);
    expect(new Set([...(a ?? []), ...(b ?? [])]).size).toBe(6);
  });

  it('in a condition are drawn whenever a variable that it reads changes', () => {
    const process = model(
      start(),
      serviceTask('work'),
      boundary('drawn', 'work', onCondition('x > 0 and random number() < x')),
      path('start', 'work'),
    );
    const scenario = new Scenario(process).start({ x: 0 });
    expect(scenario.tokens).toEqual(['work']);
    expect(scenario.setVariables({ x: 1 }).tokens).toEqual([]);
  });
});
