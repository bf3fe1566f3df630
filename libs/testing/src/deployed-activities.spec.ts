import { describe, expect, it } from 'vitest';
import { assertThat, createTestEngine, type TestEngine } from './index.js';

const flow = (source: string, target: string) =>
  `<bpmn:sequenceFlow id="${source}-${target}" sourceRef="${source}" targetRef="${target}"/>`;

const extensions = (content: string) => `<bpmn:extensionElements>${content}</bpmn:extensionElements>`;

const job = (id: string, attributes = '', rest = '') =>
  `<bpmn:serviceTask id="${id}" ${attributes}>${extensions(`<zeebe:taskDefinition type="${id}"/>`)}${rest}</bpmn:serviceTask>`;

const compensates = (activity: string, handler: string) =>
  `<bpmn:boundaryEvent id="on-${activity}" attachedToRef="${activity}"><bpmn:compensateEventDefinition/></bpmn:boundaryEvent>
   <bpmn:association id="as-${activity}" associationDirection="One" sourceRef="on-${activity}" targetRef="${handler}"/>`;

async function deploy(content: string, roots = ''): Promise<TestEngine> {
  const xml = `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
    xmlns:zeebe="http://camunda.org/schema/zeebe/1.0">${roots}
    <bpmn:process id="p" isExecutable="true"><bpmn:startEvent id="start"/>${content}</bpmn:process></bpmn:definitions>`;
  return createTestEngine({ resources: [{ name: 'p.bpmn', content: xml }] });
}

/** What is drawn in the file is what runs: from BPMN XML through the graph to the trace. */
describe('deployed activities', () => {
  it('run for each item and collect results', async () => {
    const loop = `<bpmn:multiInstanceLoopCharacteristics isSequential="true">${extensions(
      '<zeebe:loopCharacteristics inputCollection="=items" inputElement="item" outputCollection="results" outputElement="=result"/>',
    )}<bpmn:completionCondition>=result &gt; 15</bpmn:completionCondition></bpmn:multiInstanceLoopCharacteristics>`;
    const engine = await deploy(`${job('work', '', loop)}${flow('start', 'work')}`);
    engine.worker('work', ({ variables }) => ({ result: Number(variables['item']) * 10 }));
    const instance = engine.start('p', { variables: { items: [1, 2, 3] } });
    assertThat(instance).isCompleted().hasVariable('results', [10, 20, null]);
  });

  it('run as often as a cardinality or a loop says', async () => {
    const often =
      '<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>n</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>';
    const looping =
      '<bpmn:standardLoopCharacteristics testBefore="true" loopMaximum="4"><bpmn:loopCondition>count &lt; 10</bpmn:loopCondition></bpmn:standardLoopCharacteristics>';
    const engine = await deploy(
      `<bpmn:task id="a">${often}</bpmn:task><bpmn:scriptTask id="b">${extensions('<zeebe:script expression="=count + 1" resultVariable="count"/>')}${looping}</bpmn:scriptTask>
       ${flow('start', 'a')}${flow('a', 'b')}`,
    );
    const instance = engine.start('p', { variables: { n: 3, count: 0 } });
    assertThat(instance).isCompleted().hasVariable('count', 4);
    expect(instance.path.filter((id) => id === 'a')).toHaveLength(4);
  });

  it('take and send several tokens', async () => {
    const engine = await deploy(
      `<bpmn:task id="many" completionQuantity="4"/>${job('pairs', 'startQuantity="2"')}${flow('start', 'many')}${flow('many', 'pairs')}`,
    );
    const instance = engine.start('p').completeJob('pairs').completeJob('pairs');
    assertThat(instance).isCompleted();
  });

  it('are undone by their handlers, the last first', async () => {
    const engine = await deploy(
      `<bpmn:task id="a"/><bpmn:task id="b"/>${job('undo-a', 'isForCompensation="true"')}${job('undo-b', 'isForCompensation="true"')}
       ${compensates('a', 'undo-a')}${compensates('b', 'undo-b')}
       <bpmn:endEvent id="undo"><bpmn:compensateEventDefinition/></bpmn:endEvent>
       ${flow('start', 'a')}${flow('a', 'b')}${flow('b', 'undo')}`,
    );
    const instance = engine.start('p');
    assertThat(instance).waitsAt('undo-b');
    assertThat(instance.completeJob('undo-b').completeJob('undo-a')).isCompleted();
  });

  it('are undone when their transaction is canceled', async () => {
    const engine = await deploy(
      `<bpmn:transaction id="t"><bpmn:startEvent id="in"/><bpmn:task id="book"/>${job('undo-book', 'isForCompensation="true"')}${compensates('book', 'undo-book')}
         <bpmn:endEvent id="no"><bpmn:cancelEventDefinition/></bpmn:endEvent>${flow('in', 'book')}${flow('book', 'no')}</bpmn:transaction>
       <bpmn:boundaryEvent id="canceled" attachedToRef="t"><bpmn:cancelEventDefinition/></bpmn:boundaryEvent>
       ${job('sorry')}${flow('start', 't')}${flow('canceled', 'sorry')}`,
    );
    const instance = engine.start('p').completeJob('undo-book');
    assertThat(instance).hasPassed('canceled').waitsAt('sorry');
  });

  it('are chosen in an ad-hoc sub-process, until its condition holds', async () => {
    const engine = await deploy(
      `<bpmn:adHocSubProcess id="choice">${extensions('<zeebe:adHoc activeElementsCollection="=chosen"/>')}
         ${job('a')}${job('b')}${job('c')}<bpmn:completionCondition>=done</bpmn:completionCondition></bpmn:adHocSubProcess>
       ${flow('start', 'choice')}`,
    );
    const instance = engine.start('p', { variables: { chosen: ['a', 'b'], done: false } });
    assertThat(instance).waitsAt('a', 'b').hasNotPassed('c');
    assertThat(instance.completeJob('a', { done: true }))
      .isCompleted()
      .hasNotPassed('b');
  });

  it('are handled by event sub-processes, which interrupt them or run beside them', async () => {
    const engine = await deploy(
      `${job('work')}${flow('start', 'work')}
       <bpmn:subProcess id="remind" triggeredByEvent="true"><bpmn:startEvent id="tick" isInterrupting="false"><bpmn:timerEventDefinition><bpmn:timeCycle>R2/PT1H</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:startEvent>
         <bpmn:task id="reminded"/>${flow('tick', 'reminded')}</bpmn:subProcess>
       <bpmn:subProcess id="failed" triggeredByEvent="true"><bpmn:startEvent id="error"><bpmn:errorEventDefinition errorRef="e"/></bpmn:startEvent>
         ${job('repair')}${flow('error', 'repair')}</bpmn:subProcess>`,
      '<bpmn:error id="e" errorCode="E1"/>',
    );
    const instance = engine.start('p');
    engine.advance('PT3H');
    expect(instance.path.filter((id) => id === 'reminded')).toHaveLength(2);
    assertThat(instance.throwError('work', 'E1')).waitsAt('repair').hasNotPassed('work');
  });
});
