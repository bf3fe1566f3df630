import type { ExecutableProcess } from '@vorgang/bpmn';
import { parseDecisionModel } from '@vorgang/dmn';
import type { JsonObject } from '@vorgang/feel';
import { describe, expect, it } from 'vitest';
import type { ClusterVariables } from '../index.js';
import {
  adHoc,
  boundary,
  callActivity,
  catching,
  decisionTask,
  exclusive,
  flow,
  forEach,
  looping,
  model,
  onCondition,
  onMessage,
  onSignal,
  onTimer,
  path,
  receiveTask,
  scriptTask,
  serviceTask,
  start,
  throwing,
  userTask,
} from './support/model-builder.js';
import { Scenario } from './support/scenario.js';

const settings: ClusterVariables = {
  cluster: { fee: { amount: 25, currency: 'EUR' }, patience: 'PT1H', office: 'registry', days: 3 },
  tenant: { fee: { amount: 30 }, greeting: 'Moin' },
};

const started = (
  process: ExecutableProcess,
  variables: JsonObject = {},
  clusterVariables: ClusterVariables | undefined = settings,
) => new Scenario(process, { clusterVariables }).start(variables);

/** The value that a script of an instance computes. */
const computed = (expression: string, variables: JsonObject = {}, clusterVariables = settings) =>
  started(
    model(
      start(),
      scriptTask('compute', expression, 'result'),
      serviceTask('wait'),
      path('start', 'compute', 'wait'),
    ),
    variables,
    clusterVariables,
  ).variables['result'];

describe('cluster variables (Camunda 8 documentation, "Cluster variables", "Scope resolution")', () => {
  it.each([
    ['camunda.vars.cluster.fee', settings.cluster['fee']],
    ['camunda.vars.tenant.fee', { amount: 30 }],
    ['camunda.vars.env.fee.amount', 30],
    ['camunda.vars.env.office', 'registry'],
    ['camunda.vars.env.greeting', 'Moin'],
  ])('%s is %o', (expression, expected) => {
    expect(computed(expression)).toEqual(expected);
  });

  it.each([
    ['of no such name', 'camunda.vars.env.nothing'],
    ['of the tenant, asked for as one of the installation', 'camunda.vars.cluster.greeting'],
    ['of the installation, asked for as one of the tenant', 'camunda.vars.tenant.office'],
    ['whose value the tenant replaced: values are not merged', 'camunda.vars.env.fee.currency'],
    ['in a namespace that is none', 'camunda.vars.region.fee'],
  ])('one %s is null', (_, expression) => {
    expect(computed(expression)).toBeNull();
  });

  it('are null where the engine has none', () => {
    const nothing = { cluster: {}, tenant: {} };
    expect(computed('camunda.vars.env.fee', {}, nothing)).toBeNull();
    expect(computed('if camunda.vars.env.fee != null then 1 else 2', {}, nothing)).toBe(2);
  });

  it('are hidden by a process variable of the same name, as a whole', () => {
    const own = { camunda: { vars: { env: { fee: { amount: 1 } } } } };
    expect(computed('camunda.vars.env.fee.amount', own)).toBe(1);
    expect(computed('camunda.vars.env.office', own)).toBeNull();
    expect(computed('camunda', { camunda: null })).toBeNull();
  });

  it('are hidden by a mapping that writes below their name, and are not copied into it', () => {
    const process = model(
      start(),
      serviceTask('work', { inputs: { 'camunda.vars.env.fee': '=camunda.vars.env.fee.amount + 1' } }),
      path('start', 'work'),
    );
    expect(started(process).localVariables('work')).toEqual({ camunda: { vars: { env: { fee: 31 } } } });
  });

  it('are no variables of the instance: calls and jobs do not hand them on', () => {
    const process = model(start(), callActivity('call', 'child'), path('start', 'call'));
    const scenario = started(process, { own: 1 });
    expect(scenario.variables).toEqual({ own: 1 });
    expect(scenario.changes.find(({ kind }) => kind === 'processCalled')).toMatchObject({
      variables: { own: 1 },
    });
  });

  it('hold with the next step: an expression reads what is set when it is evaluated', () => {
    const process = model(
      start(),
      serviceTask('first', { type: '=camunda.vars.env.office' }),
      serviceTask('second', { type: '=camunda.vars.env.office' }),
      path('start', 'first', 'second'),
    );
    const scenario = started(process);
    scenario.clusterVariables = { cluster: { office: 'archive' }, tenant: {} };
    scenario.completeJob('first');
    const types = scenario.changes.flatMap((change) => (change.kind === 'jobCreated' ? [change.type] : []));
    expect(types).toEqual(['registry', 'archive']);
  });

  it('set off no condition by their change, and are read when a variable changes', () => {
    const process = model(
      start(),
      serviceTask('work'),
      boundary('enough', 'work', onCondition('days > camunda.vars.env.days')),
      path('start', 'work'),
    );
    const scenario = started(process, { days: 2 });
    scenario.clusterVariables = { cluster: { days: 1 }, tenant: {} };
    scenario.setVariables({ other: true });
    expect(scenario.tokens).toContain('work');
    scenario.setVariables({ days: 2.5 });
    expect(scenario.tokens).not.toContain('work');
  });
});

describe('cluster variables are in reach of', () => {
  const env = 'camunda.vars.env';

  it('conditions of flows', () => {
    const process = model(
      start(),
      exclusive('choose', 'choose-small'),
      serviceTask('large'),
      serviceTask('small'),
      path('start', 'choose', 'small'),
      flow('choose', 'large', `amount > ${env}.fee.amount`),
    );
    expect(started(process, { amount: 31 }).tokens).toContain('large');
    expect(started(process, { amount: 29 }).tokens).toContain('small');
  });

  it('input and output mappings', () => {
    const process = model(
      start(),
      serviceTask('work', {
        inputs: { office: `=${env}.office` },
        outputs: { total: `=paid + ${env}.fee.amount` },
      }),
      serviceTask('wait'),
      path('start', 'work', 'wait'),
    );
    const scenario = started(process);
    expect(scenario.localVariables('work')).toEqual({ office: 'registry' });
    expect(scenario.completeJob('work', { paid: 1 }).variables).toEqual({ total: 31 });
  });

  it('timers', () => {
    const process = model(
      start(),
      catching('rest', onTimer('duration', `=${env}.patience`)),
      path('start', 'rest'),
    );
    expect(started(process).dueAt('rest')).toBe('2026-02-03T09:00:00.000Z');
  });

  it('types, retries and priorities of jobs', () => {
    const options = { type: `=${env}.office`, retries: `=${env}.days`, priority: `=${env}.fee.amount` };
    const process = model(start(), serviceTask('work', options), path('start', 'work'));
    expect(started(process).changes.find(({ kind }) => kind === 'jobCreated')).toMatchObject({
      type: 'registry',
      retries: 3,
      priority: 30,
    });
  });

  it('the properties of user tasks', () => {
    const process = model(
      start(),
      userTask('check', {
        candidateGroups: `=[${env}.office]`,
        priority: `=${env}.fee.amount`,
        dueDate: `=now() + duration(${env}.patience)`,
      }),
      path('start', 'check'),
    );
    expect(started(process).changes.find(({ kind }) => kind === 'userTaskCreated')).toMatchObject({
      candidateGroups: ['registry'],
      priority: 30,
    });
  });

  it('names and keys of messages, names of signals', () => {
    const process = model(
      start(),
      receiveTask('reply', `=${env}.office`, { key: `=${env}.greeting` }),
      throwing('tell', onSignal(`=${env}.office`)),
      catching('answer', onMessage(`=${env}.greeting`, '=1')),
      path('start', 'reply', 'tell', 'answer'),
    );
    const scenario = started(process);
    expect(scenario.wait('message', 'reply')).toMatchObject({
      messageName: 'registry',
      correlationKey: 'Moin',
    });
    scenario.correlate('reply');
    expect(scenario.changes.find(({ kind }) => kind === 'signalThrown')).toMatchObject({
      signalName: 'registry',
    });
    expect(scenario.wait('message', 'answer')).toMatchObject({ messageName: 'Moin' });
  });

  it('loops, multi-instance and ad-hoc activities', () => {
    const process = model(
      start(),
      forEach(serviceTask('each'), { items: `for i in 1..${env}.days return i`, until: `${env}.days = 3` }),
      looping(scriptTask('again', '(if rounds = null then 0 else rounds) + 1', 'rounds'), {
        condition: `rounds < ${env}.days`,
      }),
      adHoc('some', [serviceTask('a'), serviceTask('b')], {
        active: `if ${env}.days = 3 then ["b"] else ["a"]`,
      }),
      path('start', 'each', 'again', 'some'),
    );
    const scenario = started(process);
    expect(scenario.elements('each')).toHaveLength(4);
    scenario.completeJobOf('each', { loopCounter: 1 });
    expect(scenario.variables['rounds']).toBe(3);
    expect(scenario.tokens).toContain('b');
  });

  it('the ids of called processes', () => {
    const process = model(start(), callActivity('call', `=${env}.office`), path('start', 'call'));
    expect(started(process).changes.find(({ kind }) => kind === 'processCalled')).toMatchObject({
      bpmnProcessId: 'registry',
    });
  });

  it('the id of a called decision; the decision itself sees variables only, which input mappings give it', async () => {
    const parsed = await parseDecisionModel(
      `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="model" name="model" namespace="m">
        <decision id="registry" name="registry"><variable name="registry" /><literalExpression>
          <text>[fee, ${env}.fee.amount]</text>
        </literalExpression></decision>
      </definitions>`,
    );
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    const registry = { decisionDefinitionKey: '77', model: parsed.model };
    const process = model(
      start(),
      decisionTask('decide', `=${env}.office`, 'result', { inputs: { fee: `=${env}.fee.amount` } }),
      serviceTask('wait'),
      path('start', 'decide', 'wait'),
    );
    const scenario = new Scenario(process, { clusterVariables: settings, decisions: { registry } }).start();
    expect(scenario.variables).toEqual({ result: [30, null] });
  });
});
