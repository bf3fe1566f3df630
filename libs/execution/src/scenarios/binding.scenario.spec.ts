import type { ResourceBinding } from '@vorgang/bpmn';
import { parseDecisionModel } from '@vorgang/dmn';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AvailableDecision, AvailableProcess } from '../index.js';
import {
  callActivity,
  decisionTask,
  end,
  model,
  path,
  start,
  userTask,
  type Part,
} from './support/model-builder.js';
import { Scenario } from './support/scenario.js';

const between = (part: Part) => model(start(), part, end(), path('start', 'bound', 'end'));

const bindings: readonly (readonly [string, ResourceBinding, string])[] = [
  ['the newest version', { kind: 'latest' }, 'Deploy it and resolve the incident.'],
  ['the version of its deployment', { kind: 'deployment' }, 'Deploy both together, migrate the instance'],
  ['a version by its tag', { kind: 'versionTag', versionTag: 'v2' }, 'with the version tag "v2"'],
];

/** What is deployed in the meantime: nothing at first. Notes what is asked for. */
function shelf<Found>() {
  const asked: unknown[] = [];
  let found: Found | undefined;
  return {
    asked,
    put: (thing: Found) => (found = thing),
    find: (id: string, binding: ResourceBinding) => {
      asked.push([id, binding]);
      return found;
    },
  };
}

describe.each(bindings)(
  'what is bound to %s (Camunda 8 documentation, "Resource binding")',
  (_, binding, fix) => {
    let fee: AvailableDecision;

    beforeAll(async () => {
      const parsed = await parseDecisionModel(
        `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="fees" name="Fees" namespace="n">
        <decision id="fee" name="Fee"><literalExpression id="l"><text>25</text></literalExpression></decision>
      </definitions>`,
      );
      if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join(' '));
      fee = { decisionDefinitionKey: '77', model: parsed.model };
    });

    it('a called process: missing it is an incident, which can be resolved once it is there', () => {
      const processes = shelf<AvailableProcess>();
      const scenario = new Scenario(between(callActivity('bound', 'billing', { binding })), {
        findProcess: processes.find,
      }).start();
      expect(scenario.incidents).toMatchObject([{ at: 'bound', type: 'CALLED_ELEMENT_ERROR' }]);
      expect(scenario.incidents[0]?.message).toContain(fix);
      processes.put({
        processDefinitionKey: '7' as AvailableProcess['processDefinitionKey'],
        version: 3,
        beginsWithoutTrigger: true,
      });
      expect(scenario.resolveIncident('bound').waits).toEqual(['calledProcess bound']);
      expect(processes.asked).toContainEqual(['billing', binding]);
    });

    it('a called decision: the same', () => {
      const decisions = shelf<AvailableDecision>();
      const scenario = new Scenario(between(decisionTask('bound', 'fee', 'price', { binding })), {
        findDecision: decisions.find,
      }).start();
      expect(scenario.incidents).toMatchObject([{ at: 'bound', type: 'CALLED_DECISION_ERROR' }]);
      expect(scenario.incidents[0]?.message).toContain(fix);
      decisions.put(fee);
      expect(scenario.resolveIncident('bound').variables).toEqual({ price: 25 });
      expect(decisions.asked).toContainEqual(['fee', binding]);
    });

    it('a form: the same, and the task keeps the version it was created with', () => {
      const forms = shelf<{ formKey: string }>();
      const task = userTask('bound', {
        formId: 'check-form',
        formBinding: binding,
        listeners: { completing: ['l'] },
      });
      const scenario = new Scenario(between(task), { findForm: forms.find }).start();
      expect(scenario.incidents).toMatchObject([{ at: 'bound', type: 'FORM_NOT_FOUND' }]);
      expect(scenario.incidents[0]?.message).toContain(fix);
      expect(scenario.waits).toEqual([]);
      forms.put({ formKey: '4711' });
      scenario.resolveIncident('bound');
      forms.put({ formKey: '4712' });
      scenario.completeTask('bound');
      expect(scenario.lastJobHeaders).toMatchObject({ 'io.camunda.zeebe:formKey': '4711' });
      expect(forms.asked).toContainEqual(['check-form', binding]);
    });
  },
);
