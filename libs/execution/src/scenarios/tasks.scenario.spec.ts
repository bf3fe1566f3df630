import { parseDecisionModel } from '@vorgang/dmn';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AvailableDecision } from '../index.js';
import {
  decisionJobTask,
  decisionTask,
  end,
  manualTask,
  model,
  path,
  receiveTask,
  scriptJobTask,
  scriptTask,
  sendTask,
  serviceTask,
  start,
  undefinedTask,
} from './support/model-builder.js';
import { Scenario } from './support/scenario.js';

const feeTable = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="fees" name="Fees" namespace="https://example.org/fees">
  <decision id="fee" name="Fee">
    <decisionTable id="table" hitPolicy="UNIQUE">
      <input id="in"><inputExpression id="expression" typeRef="boolean"><text>volunteer</text></inputExpression></input>
      <output id="out" name="cents" typeRef="number"/>
      <rule id="free"><inputEntry id="i1"><text>true</text></inputEntry><outputEntry id="o1"><text>0</text></outputEntry></rule>
      <rule id="full"><inputEntry id="i2"><text>false</text></inputEntry><outputEntry id="o2"><text>2500</text></outputEntry></rule>
    </decisionTable>
  </decision>
  <decision id="triple" name="Triple">
    <literalExpression id="literal"><text>x * 3</text></literalExpression>
  </decision>
</definitions>`;

describe('business rule task (BPMN 2.0.2, 10.3.3 and 13.3.3)', () => {
  const process = model(
    start(),
    decisionTask('rule', 'fee', 'price'),
    serviceTask('pay'),
    path('start', 'rule', 'pay'),
  );
  let fee: AvailableDecision;

  beforeAll(async () => {
    const parsed = await parseDecisionModel(feeTable);
    if (!parsed.ok) throw new Error(parsed.problems.map((problem) => problem.message).join('\n'));
    fee = { decisionDefinitionKey: '77', model: parsed.model };
  });

  it.each([
    [true, 0],
    [false, 2500],
  ])('evaluates the decision (volunteer: %s) into its result variable', (volunteer, price) => {
    const scenario = new Scenario(process, { decisions: { fee } }).start({ volunteer });
    expect(scenario.variables).toEqual({ volunteer, price });
    expect(scenario.happened).toContain(`decision fee gave ${price}`);
    expect(scenario.tokens).toEqual(['pay']);
  });

  it('records inputs and rules of the evaluation', () => {
    const { changes } = new Scenario(process, { decisions: { fee } }).start({ volunteer: true });
    expect(changes.find((change) => change.kind === 'decisionEvaluated')).toMatchObject({
      decisionDefinitionKey: '77',
      evaluatedDecisions: [{ decisionId: 'fee', matchedRules: [{ ruleId: 'free', ruleIndex: 1 }] }],
    });
  });

  it('raises an incident when the decision is not deployed', () => {
    const scenario = new Scenario(process).start({ volunteer: true });
    expect(scenario.incidents).toMatchObject([{ at: 'rule', type: 'CALLED_DECISION_ERROR' }]);
  });

  it('records a failed evaluation and raises an incident; resolving evaluates again', () => {
    const tripling = model(
      start(),
      decisionTask('rule', 'triple', 'y'),
      serviceTask('pay'),
      path('start', 'rule', 'pay'),
    );
    const scenario = new Scenario(tripling, { decisions: { triple: fee } }).start({
      x: Number.MAX_SAFE_INTEGER,
    });
    expect(scenario.incidents).toMatchObject([{ at: 'rule', type: 'DECISION_EVALUATION_ERROR' }]);
    expect(scenario.changes.find((change) => change.kind === 'decisionEvaluated')).toHaveProperty('failure');
    scenario.setVariables({ x: 2 }).resolveIncident('rule');
    expect(scenario.variables).toEqual({ x: 2, y: 6 });
  });

  it('as a job waits for a worker', () => {
    const scenario = new Scenario(model(start(), decisionJobTask('rule'), path('start', 'rule'))).start();
    expect(scenario.waits).toEqual(['job rule']);
  });
});

describe('script task (BPMN 2.0.2, 10.3.3 and 13.3.3)', () => {
  it('evaluates FEEL into its result variable', () => {
    const process = model(start(), scriptTask('add', 'a + b', 'sum'), end(), path('start', 'add', 'end'));
    expect(new Scenario(process).start({ a: 1, b: 2 }).variables).toEqual({ a: 1, b: 2, sum: 3 });
  });

  it('keeps its result local when it has output mappings', () => {
    const process = model(
      start(),
      scriptTask('add', 'a + 1', 'sum', { outputs: { total: '=sum * 10' } }),
      end(),
      path('start', 'add', 'end'),
    );
    expect(new Scenario(process).start({ a: 1 }).variables).toEqual({ a: 1, total: 20 });
  });

  it('as a job waits for a worker', () => {
    const scenario = new Scenario(model(start(), scriptJobTask('run'), path('start', 'run'))).start();
    expect(scenario.waits).toEqual(['job run']);
  });
});

describe('send task (BPMN 2.0.2, 10.3.3 and 13.3.3)', () => {
  it('waits for the worker that sends the message', () => {
    const scenario = new Scenario(
      model(start(), sendTask('send'), end(), path('start', 'send', 'end')),
    ).start();
    expect(scenario.waits).toEqual(['job send']);
    expect(scenario.completeJob('send').status).toBe('COMPLETED');
  });
});

describe('receive task (BPMN 2.0.2, 10.3.3 and 13.3.3)', () => {
  const process = model(start(), receiveTask('wait', 'paid'), end(), path('start', 'wait', 'end'));

  it('waits for a message by name and correlation key and takes its variables', () => {
    const scenario = new Scenario(process).start({ key: 'A-1' });
    expect(scenario.happened.at(-1)).toBe('wait waits for paid with A-1');
    scenario.correlate('wait', { amount: 25 });
    expect(scenario.happened.slice(0, 3)).toEqual([
      'message for wait',
      'process: amount = 25',
      'wait completed',
    ]);
    expect(scenario.status).toBe('COMPLETED');
  });

  it('writes out a number as correlation key', () => {
    expect(new Scenario(process).start({ key: 17 }).happened.at(-1)).toBe('wait waits for paid with 17');
  });

  it.each([[null], [''], [{ a: 1 }], [['x']]])('raises an incident when the correlation key is %j', (key) => {
    const scenario = new Scenario(process).start({ key });
    expect(scenario.incidents).toMatchObject([{ at: 'wait', type: 'EXTRACT_VALUE_ERROR' }]);
    scenario.setVariables({ key: 'A-2' }).resolveIncident('wait');
    expect(scenario.waits).toEqual(['message wait']);
  });
});

describe('manual and undefined task (BPMN 2.0.2, 10.3.3 and 13.3.3)', () => {
  it.each([
    ['manual', manualTask('pass')],
    ['undefined', undefinedTask('pass')],
  ])('%s: passes through', (_kind, task) => {
    const scenario = new Scenario(model(start(), task, end(), path('start', 'pass', 'end'))).start();
    expect(scenario.status).toBe('COMPLETED');
    expect(scenario.happened).toContain('pass completed');
  });
});
