import { describe, expect, it } from 'vitest';
import { assertThat, createTestEngine, type TestEngine } from './index.js';

const flow = (source: string, target: string, rest = '/>') =>
  `<bpmn:sequenceFlow id="${source}-${target}" sourceRef="${source}" targetRef="${target}"${rest}`;

const job = (type: string) =>
  `<bpmn:extensionElements><zeebe:taskDefinition type="${type}"/></bpmn:extensionElements>`;

async function deploy(content: string, roots = ''): Promise<TestEngine> {
  const xml = `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
    xmlns:zeebe="http://camunda.org/schema/zeebe/1.0">${roots}
    <bpmn:process id="p" isExecutable="true"><bpmn:startEvent id="start"/>${content}</bpmn:process></bpmn:definitions>`;
  return createTestEngine({ resources: [{ name: 'p.bpmn', content: xml }] });
}

/** What is drawn in the file is what runs: from BPMN XML through the graph to the trace. */
describe('a deployed model', () => {
  it('without any extension passes undefined, manual and script tasks and decides by plain conditions', async () => {
    const engine = await deploy(`
      <bpmn:task id="a"/><bpmn:manualTask id="b"/><bpmn:scriptTask id="c"><bpmn:script>1 + 1</bpmn:script></bpmn:scriptTask>
      <bpmn:exclusiveGateway id="which" default="which-small"/><bpmn:endEvent id="big"/><bpmn:endEvent id="small"/>
      ${flow('start', 'a')}${flow('a', 'b')}${flow('b', 'c')}${flow('c', 'which')}${flow('which', 'small')}
      ${flow('which', 'big', '><bpmn:conditionExpression>amount &gt; 10</bpmn:conditionExpression></bpmn:sequenceFlow>')}`);
    assertThat(engine.start('p', { variables: { amount: 11 } })).hasTakenPath(
      'start',
      'a',
      'b',
      'c',
      'which',
      'big',
    );
    assertThat(engine.start('p', { variables: { amount: 10 } }))
      .hasPassed('small')
      .hasNotPassed('big');
  });

  it('splits and joins at parallel gateways', async () => {
    const engine = await deploy(`
      <bpmn:parallelGateway id="split"/><bpmn:parallelGateway id="join"/><bpmn:endEvent id="end"/>
      <bpmn:serviceTask id="a">${job('a')}</bpmn:serviceTask><bpmn:serviceTask id="b">${job('b')}</bpmn:serviceTask>
      ${flow('start', 'split')}${flow('split', 'a')}${flow('split', 'b')}${flow('a', 'join')}${flow('b', 'join')}${flow('join', 'end')}`);
    const instance = engine.start('p').completeJob('a');
    assertThat(instance).waitsAt('b').hasNotPassed('join').isActive();
    assertThat(instance.completeJob('b')).hasPassed('join', 'end').isCompleted();
    expect(engine.coverage.of('p').share).toBe(1);
  });

  it('ends a sub-process by an error end event, caught by its code', async () => {
    const engine = await deploy(
      `<bpmn:subProcess id="sub"><bpmn:startEvent id="in"/>
         <bpmn:endEvent id="failed"><bpmn:errorEventDefinition errorRef="e"/></bpmn:endEvent>${flow('in', 'failed')}
       </bpmn:subProcess>
       <bpmn:boundaryEvent id="caught" attachedToRef="sub"><bpmn:errorEventDefinition errorRef="e"/></bpmn:boundaryEvent>
       <bpmn:endEvent id="end"/><bpmn:endEvent id="mended"/>
       ${flow('start', 'sub')}${flow('sub', 'end')}${flow('caught', 'mended')}`,
      '<bpmn:error id="e" errorCode="E1"/>',
    );
    assertThat(engine.start('p')).hasPassed('caught', 'mended').hasNotPassed('end').isCompleted();
  });

  it('throws messages as jobs and stops everything at a terminate end event', async () => {
    const engine = await deploy(`
      <bpmn:parallelGateway id="split"/><bpmn:serviceTask id="never">${job('never')}</bpmn:serviceTask>
      <bpmn:intermediateThrowEvent id="tell">${job('tell')}<bpmn:messageEventDefinition/></bpmn:intermediateThrowEvent>
      <bpmn:intermediateThrowEvent id="milestone"/>
      <bpmn:endEvent id="stop"><bpmn:terminateEventDefinition/></bpmn:endEvent>
      ${flow('start', 'split')}${flow('split', 'never')}${flow('split', 'tell')}${flow('tell', 'milestone')}${flow('milestone', 'stop')}`);
    const instance = engine.start('p');
    assertThat(instance).waitsAt('never', 'tell');
    assertThat(instance.completeJob('tell')).hasPassed('tell', 'milestone', 'stop').hasNotPassed('never');
    expect(instance.waitingAt).toEqual([]);
    assertThat(instance).isCompleted();
  });

  it('waits at intermediate events for time and messages', async () => {
    const engine = await deploy(
      `<bpmn:intermediateCatchEvent id="pause">
         <bpmn:timerEventDefinition><bpmn:timeDuration>P1M</bpmn:timeDuration></bpmn:timerEventDefinition>
       </bpmn:intermediateCatchEvent>
       <bpmn:intermediateCatchEvent id="answer"><bpmn:messageEventDefinition messageRef="m"/></bpmn:intermediateCatchEvent>
       <bpmn:endEvent id="end">${job('tell')}<bpmn:messageEventDefinition/></bpmn:endEvent>
       ${flow('start', 'pause')}${flow('pause', 'answer')}${flow('answer', 'end')}`,
      `<bpmn:message id="m" name="answer"><bpmn:extensionElements><zeebe:subscription correlationKey="=key"/></bpmn:extensionElements></bpmn:message>`,
    );
    const instance = engine.start('p', { variables: { key: 'k' } });
    engine.advance('P27D');
    assertThat(instance).waitsAt('pause');
    engine.advance('P4D').publishMessage({ name: 'answer', correlationKey: 'other' });
    assertThat(instance).waitsAt('answer');
    engine.publishMessage({ name: 'answer', correlationKey: 'k', variables: { yes: true } });
    assertThat(instance.completeJob('tell')).hasVariable('yes', true).isCompleted();
  });

  it('broadcasts a thrown signal to its own instance, to others and to start events', async () => {
    const engine = await deploy(
      `<bpmn:parallelGateway id="fork"/><bpmn:userTask id="hold"><bpmn:extensionElements><zeebe:userTask/></bpmn:extensionElements></bpmn:userTask>
       <bpmn:intermediateCatchEvent id="hear"><bpmn:signalEventDefinition signalRef="s"/></bpmn:intermediateCatchEvent>
       <bpmn:intermediateThrowEvent id="tell">
         <bpmn:extensionElements><zeebe:ioMapping><zeebe:input source="=who" target="from"/></zeebe:ioMapping></bpmn:extensionElements>
         <bpmn:signalEventDefinition signalRef="s"/></bpmn:intermediateThrowEvent>
       <bpmn:endEvent id="heard"/><bpmn:endEvent id="told"/>
       <bpmn:startEvent id="called"><bpmn:signalEventDefinition signalRef="s"/></bpmn:startEvent><bpmn:endEvent id="done"/>
       ${flow('start', 'fork')}${flow('fork', 'hear')}${flow('hear', 'heard')}${flow('fork', 'hold')}
       ${flow('hold', 'tell')}${flow('tell', 'told')}${flow('called', 'done')}`,
      '<bpmn:signal id="s" name="alarm"/>',
    );
    const first = engine.start('p', { variables: { who: 'first' } });
    const second = engine.start('p', { variables: { who: 'second' } });
    first.completeUserTask('hold');
    assertThat(first).hasPassed('told', 'heard').isCompleted();
    assertThat(second).hasPassed('heard').waitsAt('hold');
    expect(second.variables).toEqual({ who: 'second', from: 'first' });
    expect(engine.instances[2]?.path).toEqual(['called', 'done']);
    expect(engine.broadcastSignal({ name: 'alarm' }).instances).toHaveLength(4);
  });

  it('joins at an inclusive gateway what its conditions forked, and chooses by an event-based one', async () => {
    const engine = await deploy(
      `<bpmn:inclusiveGateway id="fork" default="fork-c"/><bpmn:task id="a"/><bpmn:task id="b"/><bpmn:task id="c"/>
       <bpmn:inclusiveGateway id="join"/><bpmn:eventBasedGateway id="wait"/>
       <bpmn:intermediateCatchEvent id="day"><bpmn:timerEventDefinition><bpmn:timeDuration>P1D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>
       <bpmn:intermediateCatchEvent id="large"><bpmn:conditionalEventDefinition><bpmn:condition>x &gt; 9</bpmn:condition></bpmn:conditionalEventDefinition></bpmn:intermediateCatchEvent>
       <bpmn:endEvent id="late"/><bpmn:intermediateThrowEvent id="jump"><bpmn:linkEventDefinition name="L"/></bpmn:intermediateThrowEvent>
       <bpmn:intermediateCatchEvent id="land"><bpmn:linkEventDefinition name="L"/></bpmn:intermediateCatchEvent><bpmn:endEvent id="big"/>
       ${flow('start', 'fork')}${flow('fork', 'a', '><bpmn:conditionExpression>x &gt; 1</bpmn:conditionExpression></bpmn:sequenceFlow>')}
       ${flow('fork', 'b', '><bpmn:conditionExpression>x &gt; 2</bpmn:conditionExpression></bpmn:sequenceFlow>')}${flow('fork', 'c')}
       ${flow('a', 'join')}${flow('b', 'join')}${flow('c', 'join')}${flow('join', 'wait')}${flow('wait', 'day')}${flow('wait', 'large')}
       ${flow('day', 'late')}${flow('large', 'jump')}${flow('land', 'big')}`,
    );
    const waiting = engine.start('p', { variables: { x: 3 } });
    assertThat(waiting).hasPassed('a', 'b', 'join').hasNotPassed('c').waitsAt('wait');
    assertThat(waiting.setVariables({ x: 10 }))
      .hasPassed('large', 'jump', 'land', 'big')
      .isCompleted();
    const late = engine.start('p', { variables: { x: 0 } });
    engine.advance('P2D');
    assertThat(late).hasPassed('c', 'join', 'day', 'late').isCompleted();
  });

  it('begins at the events behind an instantiating gateway and at conditions that hold', async () => {
    const engine = await deploy(
      `<bpmn:eventBasedGateway id="begin" instantiate="true"/>
       <bpmn:intermediateCatchEvent id="called"><bpmn:signalEventDefinition signalRef="s"/></bpmn:intermediateCatchEvent>
       <bpmn:intermediateCatchEvent id="other"><bpmn:signalEventDefinition signalRef="t"/></bpmn:intermediateCatchEvent>
       <bpmn:startEvent id="large"><bpmn:conditionalEventDefinition><bpmn:condition>x &gt; 9</bpmn:condition></bpmn:conditionalEventDefinition></bpmn:startEvent>
       <bpmn:endEvent id="end"/>${flow('start', 'end')}${flow('begin', 'called')}${flow('begin', 'other')}
       ${flow('called', 'end')}${flow('other', 'end')}${flow('large', 'end')}`,
      '<bpmn:signal id="s" name="alarm"/><bpmn:signal id="t" name="other"/>',
    );
    engine.broadcastSignal({ name: 'alarm' }).evaluateConditions({ x: 10 }).evaluateConditions({ x: 1 });
    expect(engine.instances.map(({ path }) => path)).toEqual([
      ['called', 'end'],
      ['large', 'end'],
    ]);
  });

  it('escalates out of a sub-process, meets at a complex gateway and needs several events at once', async () => {
    const engine = await deploy(
      `<bpmn:parallelGateway id="fork"/>
       <bpmn:subProcess id="sub"><bpmn:startEvent id="in"/><bpmn:endEvent id="tell"><bpmn:escalationEventDefinition escalationRef="e"/></bpmn:endEvent>${flow('in', 'tell')}</bpmn:subProcess>
       <bpmn:boundaryEvent id="heard" attachedToRef="sub" cancelActivity="false"><bpmn:escalationEventDefinition escalationRef="e"/></bpmn:boundaryEvent>
       <bpmn:endEvent id="noted"/>
       <bpmn:serviceTask id="slow">${job('slow')}</bpmn:serviceTask><bpmn:task id="quick"/>
       <bpmn:complexGateway id="meet"><bpmn:activationCondition>activationCount &gt;= 2</bpmn:activationCondition></bpmn:complexGateway>
       <bpmn:intermediateCatchEvent id="both" parallelMultiple="true">
         <bpmn:signalEventDefinition signalRef="s"/><bpmn:conditionalEventDefinition><bpmn:condition>ready</bpmn:condition></bpmn:conditionalEventDefinition>
       </bpmn:intermediateCatchEvent>
       <bpmn:endEvent id="end"/>
       ${flow('start', 'fork')}${flow('fork', 'sub')}${flow('fork', 'slow')}${flow('fork', 'quick')}${flow('heard', 'noted')}
       ${flow('sub', 'meet')}${flow('slow', 'meet')}${flow('quick', 'meet')}${flow('meet', 'both')}${flow('both', 'end')}`,
      '<bpmn:escalation id="e" escalationCode="E1"/><bpmn:signal id="s" name="go"/>',
    );
    const instance = engine.start('p', { variables: { ready: false } });
    assertThat(instance).hasPassed('heard', 'noted').hasPassed('sub').waitsAt('slow', 'both');
    engine.broadcastSignal({ name: 'go' });
    assertThat(instance).hasNotPassed('both');
    assertThat(instance.setVariables({ ready: true }))
      .hasPassed('both', 'end')
      .waitsAt('slow');
    assertThat(instance.completeJob('slow')).isCompleted();
  });
});
