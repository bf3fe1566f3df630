import { describe, expect, it } from 'vitest';
import { parseProcessModel } from '../parse-process-model.js';
import type { ExecutableProcess } from '../graph/executable-process.js';

async function read(content: string, roots = ''): Promise<ExecutableProcess> {
  const xml = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:z="http://camunda.org/schema/zeebe/1.0">
    ${roots}<process id="p" isExecutable="true">${content}</process></definitions>`;
  const result = await parseProcessModel(xml, 'p.bpmn');
  if (!result.ok) throw new Error(JSON.stringify(result.problems, null, 2));
  const [process] = result.model.processes;
  if (process === undefined) throw new Error('no process');
  return process;
}

const message = `<message id="m" name="paid"><extensionElements><z:subscription correlationKey="=key"/></extensionElements></message>`;

describe('reading', () => {
  it('knows namespaces by their address, whatever their prefix', async () => {
    const process = await read(
      '<startEvent id="s"/><serviceTask id="x"><extensionElements><z:taskDefinition type="=t"/></extensionElements></serviceTask>',
    );
    expect(process.nodes.get('x')).toMatchObject({
      scopeId: 'p',
      work: {
        kind: 'job',
        job: {
          type: { kind: 'feel', expression: { references: ['t'] } },
          retries: { kind: 'static', value: '3' },
        },
      },
    });
  });

  it('finds where a sub-process without start event begins: nothing leads there, and nothing else begins it', async () => {
    const process = await read(
      `<startEvent id="s"/><subProcess id="x">
      <userTask id="a"><extensionElements><z:userTask/></extensionElements></userTask><task id="b"/>
      <sequenceFlow id="f" sourceRef="a" targetRef="b"/><exclusiveGateway id="g"/><endEvent id="e"/>
      <boundaryEvent id="late" attachedToRef="a"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></boundaryEvent><sequenceFlow id="f2" sourceRef="late" targetRef="b"/>
      <intermediateThrowEvent id="jump"><linkEventDefinition name="l"/></intermediateThrowEvent>
      <intermediateCatchEvent id="landing"><linkEventDefinition name="l"/></intermediateCatchEvent>
      <boundaryEvent id="undone" attachedToRef="a"><compensateEventDefinition/></boundaryEvent>
      <task id="undo" isForCompensation="true"/><association id="as" sourceRef="undone" targetRef="undo" associationDirection="One"/>
      <subProcess id="es" triggeredByEvent="true"><startEvent id="es-s"><signalEventDefinition signalRef="sig"/></startEvent></subProcess>
      <dataObject id="d"/></subProcess>`,
      '<signal id="sig" name="sig"/>',
    );
    expect(process.nodes.get('x')).toMatchObject({ initialNodeIds: ['a', 'g', 'e', 'jump'] });
    expect(process.nodes.get('p')).not.toHaveProperty('initialNodeIds');
    expect(process.nodes.get('es')).not.toHaveProperty('initialNodeIds');
  });

  it('gives a correlation key to those who wait, not to the start of a process', async () => {
    const process = await read(
      '<startEvent id="s"><messageEventDefinition messageRef="m"/></startEvent><receiveTask id="x" messageRef="m"/>',
      message,
    );
    expect(process.nodes.get('p')).toMatchObject({ triggeredStartIds: ['s'] });
    expect(process.nodes.get('p')).not.toHaveProperty('startEventId', 's');
    expect(process.nodes.get('s')).not.toHaveProperty('definitions.0.message.correlationKey');
    expect(process.nodes.get('x')).toHaveProperty('work.message.correlationKey.kind', 'feel');
  });

  it('keeps mappings as paths, headers and properties as they are written', async () => {
    const process = await read(`<startEvent id="s"/><sendTask id="x"><extensionElements>
      <z:taskDefinition type="t" retries="5"/>
      <z:ioMapping><z:input source="=a" target="person.name"/><z:output source="fixed" target="b"/></z:ioMapping>
      <z:taskHeaders><z:header key="template" value="mahnung"/></z:taskHeaders>
      <z:properties><z:property name="vorgang:statusText" value="Bitte warten."/></z:properties>
    </extensionElements></sendTask>`);
    expect(process.nodes.get('x')).toMatchObject({
      inputs: [{ source: { kind: 'feel' }, target: ['person', 'name'] }],
      outputs: [{ source: { kind: 'static', value: 'fixed' }, target: ['b'] }],
      work: { job: { retries: { value: '5' }, headers: { template: 'mahnung' } } },
      properties: { 'vorgang:statusText': 'Bitte warten.' },
    });
  });

  it('leaves out processes that are only drawn', async () => {
    const process = await read(
      '<startEvent id="s"/>',
      '<process id="drawn"><inclusiveGateway id="g"/></process>',
    );
    expect([...process.nodes.keys()]).toEqual(['s', 'p']);
  });

  it('nests lanes after the lane that holds them', async () => {
    const process = await read(`<laneSet id="ls"><lane id="outer" name="Kreis"><childLaneSet id="cls">
      <lane id="inner" name="Gesundheitsamt"><flowNodeRef>s</flowNodeRef></lane></childLaneSet></lane></laneSet>
      <startEvent id="s"/>`);
    expect(process.lanes).toEqual([
      { id: 'outer', name: 'Kreis', elementIds: [] },
      { id: 'inner', name: 'Gesundheitsamt', elementIds: ['s'] },
    ]);
  });

  it('keeps the correlation key of a start event that waits for its other triggers', async () => {
    const process = await read(
      '<startEvent id="s" parallelMultiple="true"><messageEventDefinition messageRef="m"/><signalEventDefinition signalRef="g"/></startEvent>',
      `${message}<signal id="g" name="go"/>`,
    );
    expect(process.nodes.get('s')).toMatchObject({ parallelMultiple: true });
    expect(process.nodes.get('s')).toHaveProperty('definitions.0.message.correlationKey.kind', 'feel');
  });

  it('takes an instantiating receive task for a start', async () => {
    const process = await read('<receiveTask id="x" instantiate="true" messageRef="m"/>', message);
    expect(process.nodes.get('p')).toMatchObject({ triggeredStartIds: ['x'] });
    expect(process.nodes.get('x')).toMatchObject({ instantiates: true });
  });

  it('reads event definitions that events refer to as if they held them', async () => {
    const process = await read(
      '<startEvent id="s"/><intermediateCatchEvent id="x"><eventDefinitionRef>d</eventDefinitionRef></intermediateCatchEvent>',
      '<signal id="g" name="go"/><signalEventDefinition id="d" signalRef="g"/>',
    );
    expect(process.nodes.get('x')).toMatchObject({
      definitions: [{ kind: 'signal', signal: { signalId: 'g' } }],
    });
  });

  it('keeps listeners by their event, in order; their own headers go before those of the element', async () => {
    const process = await read(`<extensionElements><z:executionListeners>
        <z:executionListener eventType="end" type="archive" retries="=tries"/></z:executionListeners></extensionElements>
      <startEvent id="s"/><serviceTask id="x"><extensionElements><z:taskDefinition type="t"/>
        <z:taskHeaders><z:header key="a" value="1"/><z:header key="b" value="2"/></z:taskHeaders>
        <z:executionListeners>
          <z:executionListener eventType="end" type="last"/>
          <z:executionListener eventType="start" type="first"><z:taskHeaders><z:header key="b" value="3"/></z:taskHeaders></z:executionListener>
          <z:executionListener eventType="start" type="=second"/>
        </z:executionListeners></extensionElements></serviceTask>
      <userTask id="u"><extensionElements><z:userTask/><z:taskListeners>
        <z:taskListener eventType="assigning" type="notify"/></z:taskListeners></extensionElements></userTask>`);
    expect(process.nodes.get('p')?.executionListeners).toMatchObject({
      start: [],
      end: [{ type: { value: 'archive' }, retries: { kind: 'feel' }, headers: {} }],
    });
    expect(process.nodes.get('x')?.executionListeners).toMatchObject({
      start: [
        { type: { value: 'first' }, retries: { value: '3' }, headers: { a: '1', b: '3' } },
        { type: { kind: 'feel' } },
      ],
      end: [{ type: { value: 'last' }, headers: { a: '1', b: '2' } }],
    });
    expect(process.nodes.get('u')).toMatchObject({
      work: { userTask: { listeners: { assigning: [{ type: { value: 'notify' } }], completing: [] } } },
    });
    expect(process.nodes.get('s')).not.toHaveProperty('executionListeners');
  });
});
