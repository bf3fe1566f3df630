import { expect, test } from 'vitest';
import { parseProcessModel } from './parse-process-model.js';
import { readsVariable } from './reads-variable.js';

/** A process with this source in one place: a timer on the boundary of a repeated task in a sub-process. */
async function reads(source: string): Promise<boolean> {
  const parsed = await parseProcessModel(
    `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0">
      <bpmn:process id="p" isExecutable="true"><bpmn:startEvent id="s" /><bpmn:subProcess id="sub"><bpmn:startEvent id="t" />
        <bpmn:serviceTask id="work"><bpmn:extensionElements><zeebe:taskDefinition type="work" /><zeebe:taskHeaders>
          <zeebe:header key="note" value="camunda" /></zeebe:taskHeaders></bpmn:extensionElements>
          <bpmn:multiInstanceLoopCharacteristics><bpmn:extensionElements><zeebe:loopCharacteristics inputCollection="=items" />
          </bpmn:extensionElements></bpmn:multiInstanceLoopCharacteristics></bpmn:serviceTask>
        <bpmn:boundaryEvent id="late" attachedToRef="work"><bpmn:timerEventDefinition>
          <bpmn:timeDuration>${source}</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent><bpmn:endEvent id="e" />
        <bpmn:sequenceFlow id="c" sourceRef="late" targetRef="e" />
        <bpmn:sequenceFlow id="a" sourceRef="t" targetRef="work" /></bpmn:subProcess>
        <bpmn:sequenceFlow id="b" sourceRef="s" targetRef="sub" /></bpmn:process></bpmn:definitions>`,
    'p.bpmn',
  );
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return readsVariable(parsed.model.processes[0]!, 'camunda');
}

test('an expression anywhere in a process is found by the variable that it reads', async () => {
  expect(await reads('=if x then camunda.vars.env.patience else "PT1H"')).toBe(true);
});

test('a text, an entry and a name of the expression’s own are no reading', async () => {
  expect(await reads('PT1H')).toBe(false);
  expect(await reads('="camunda"')).toBe(false);
  expect(await reads('=own.camunda')).toBe(false);
  expect(await reads('=(for camunda in ["PT1H"] return camunda)[1]')).toBe(false);
});
