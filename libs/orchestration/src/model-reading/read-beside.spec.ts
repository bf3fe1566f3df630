import { evaluate } from '@vorgang/feel';
import { describe, expect, test } from 'vitest';
import { processFile } from '../testing/installation.js';
import { readBeside } from './read-beside.js';
import { readModel, type ModelToRead } from './read-model.js';

/** More than what is read in the loop. */
const documentation = `<bpmn:documentation>${'x'.repeat(100_000)}</bpmn:documentation>`;
const flow = (id: string, source: string, target: string, condition = '') =>
  `<bpmn:sequenceFlow id="${id}" sourceRef="${source}" targetRef="${target}">${condition}</bpmn:sequenceFlow>`;

function fileOf(condition: string): ModelToRead {
  const body = `${documentation}<bpmn:startEvent id="s"/><bpmn:exclusiveGateway id="g" default="g-b"/>
    <bpmn:userTask id="a"><bpmn:extensionElements><zeebe:userTask/></bpmn:extensionElements></bpmn:userTask><bpmn:endEvent id="b"/>
    <bpmn:boundaryEvent id="late" attachedToRef="a"><bpmn:timerEventDefinition id="d"><bpmn:timeDuration>=if x = 1 then "PT1H" else "PT2H"</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>
    ${flow('s-g', 's', 'g')}${flow('g-a', 'g', 'a', `<bpmn:conditionExpression>${condition}</bpmn:conditionExpression>`)}${flow('g-b', 'g', 'b')}${flow('late-b', 'late', 'b')}`;
  const { name, content } = processFile('p', body);
  return { kind: 'deploy', xml: new TextDecoder().decode(content), resourceName: name };
}

describe('a large model, read beside the event loop', () => {
  test('is the model that the loop would have read', async () => {
    const beside = await readBeside(fileOf('=x = 1'));
    expect(beside).toMatchObject({ ok: true });
    expect(beside).toStrictEqual(await readModel(fileOf('=x = 1')));
  });

  test('has expressions that evaluate', async () => {
    const read = await readBeside(fileOf('=x = 1'));
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    const gateway = read.model.processes[0]!.nodes.get('g')!;
    const condition = gateway.outgoing.find(({ id }) => id === 'g-a')!.condition!;
    expect(evaluate(condition, { x: 1 }, { now: 0, timeZone: 'UTC' })).toMatchObject({ value: true });
    expect(evaluate(condition, { x: 2 }, { now: 0, timeZone: 'UTC' })).toMatchObject({ value: false });
  });

  test('has the problems that the loop would have found', async () => {
    const beside = await readBeside(fileOf('=nosuch(x)'));
    expect(beside).toMatchObject({
      ok: false,
      problems: [{ elementId: 'g-a', rule: 'function-must-exist' }],
    });
    expect(beside).toEqual(await readModel(fileOf('=nosuch(x)')));
  });
});
