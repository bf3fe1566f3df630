import { parseProcessModel } from '@vorgang/bpmn';
import { describe, expect, it } from 'vitest';
import { Scenario } from './support/scenario.js';

const file = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
    xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="definitions" targetNamespace="https://example.org">
  <bpmn:process id="application" isExecutable="true">
    <bpmn:startEvent id="start" />
    <bpmn:sequenceFlow id="to-check" sourceRef="start" targetRef="check" />
    <bpmn:userTask id="check" name="Check the application">
      <bpmn:extensionElements>
        <zeebe:userTask />
        <zeebe:assignmentDefinition candidateGroups="health-office" />
        <zeebe:ioMapping><zeebe:output source="=decision" target="application.decision" /></zeebe:ioMapping>
      </bpmn:extensionElements>
    </bpmn:userTask>
    <bpmn:boundaryEvent id="reminder" attachedToRef="check" cancelActivity="false">
      <bpmn:timerEventDefinition id="week"><bpmn:timeDuration>P7D</bpmn:timeDuration></bpmn:timerEventDefinition>
    </bpmn:boundaryEvent>
    <bpmn:sequenceFlow id="to-remind" sourceRef="reminder" targetRef="remind" />
    <bpmn:serviceTask id="remind">
      <bpmn:extensionElements><zeebe:taskDefinition type="mail" /></bpmn:extensionElements>
    </bpmn:serviceTask>
    <bpmn:sequenceFlow id="to-gateway" sourceRef="check" targetRef="granted" />
    <bpmn:exclusiveGateway id="granted" default="to-refused" />
    <bpmn:sequenceFlow id="to-issued" sourceRef="granted" targetRef="issued">
      <bpmn:conditionExpression>=application.decision = "grant"</bpmn:conditionExpression>
    </bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="to-refused" sourceRef="granted" targetRef="refused" />
    <bpmn:endEvent id="issued" />
    <bpmn:endEvent id="refused" />
  </bpmn:process>
</bpmn:definitions>`;

describe('a model as the modeller saves it', () => {
  it('runs from start to end', async () => {
    const parsed = await parseProcessModel(file, 'application.bpmn');
    if (!parsed.ok) throw new Error(parsed.problems.map((problem) => problem.message).join('\n'));
    const scenario = new Scenario(parsed.model.processes[0]!).start({ application: { id: 1 } });
    expect(scenario.waits).toEqual(['timer reminder', 'userTask check']);
    scenario
      .fireTimer('reminder')
      .completeJob('remind')
      .completeTask('check', { decision: 'grant', note: 'x' });
    expect(scenario.variables).toEqual({ application: { id: 1, decision: 'grant' } });
    expect(scenario.happened).toContain('issued completed');
    expect(scenario.status).toBe('COMPLETED');
  });
});
