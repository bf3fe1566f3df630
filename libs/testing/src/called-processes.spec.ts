import { describe, expect, it } from 'vitest';
import { assertThat, createTestEngine, type TestEngine } from './index.js';

const flow = (source: string, target: string) =>
  `<bpmn:sequenceFlow id="${source}-${target}" sourceRef="${source}" targetRef="${target}"/>`;

const job = (id: string) =>
  `<bpmn:serviceTask id="${id}"><bpmn:extensionElements><zeebe:taskDefinition type="${id}"/></bpmn:extensionElements></bpmn:serviceTask>`;

const call = (id: string, processId: string, rest = '') =>
  `<bpmn:callActivity id="${id}"><bpmn:extensionElements><zeebe:calledElement processId="${processId}"/></bpmn:extensionElements>${rest}</bpmn:callActivity>`;

const process = (id: string, content: string) =>
  `<bpmn:process id="${id}" isExecutable="true"><bpmn:startEvent id="start-${id}"/>${content}</bpmn:process>`;

function deploy(...processes: readonly string[]): Promise<TestEngine> {
  const content = `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
    xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"><bpmn:error id="e" errorCode="E1"/>
    <bpmn:escalation id="s" escalationCode="SLOW"/>${processes.join('')}</bpmn:definitions>`;
  return createTestEngine({ resources: [{ name: 'p.bpmn', content }] });
}

describe('a called process', () => {
  const child = process('child', `${job('work')}${flow('start-child', 'work')}`);

  it('runs with the variables of its caller and hands back its own', async () => {
    const engine = await deploy(
      process(
        'parent',
        `${call('call', 'child')}${job('after')}${flow('start-parent', 'call')}${flow('call', 'after')}`,
      ),
      child,
    );
    const parent = engine.start('parent', { variables: { x: 1 } });
    const called = engine.instances[1]!;
    expect(called.process.id).toBe('child');
    expect(called.variables).toEqual({ x: 1 });
    called.completeJob('work', { y: 2 });
    assertThat(called).isCompleted();
    assertThat(parent).hasPassed('call').waitsAt('after').hasVariable('y', 2);
  });

  it('runs to its end within the same call when it waits for nothing', async () => {
    const engine = await deploy(
      process('parent', `${call('call', 'child')}${flow('start-parent', 'call')}`),
      process('child', ''),
    );
    assertThat(engine.start('parent')).hasPassed('call').isCompleted();
  });

  it('ends with an error that an event two levels above catches', async () => {
    const engine = await deploy(
      process(
        'top',
        `${call('call-middle', 'parent')}${job('caught')}${flow('start-top', 'call-middle')}
         <bpmn:boundaryEvent id="failed" attachedToRef="call-middle"><bpmn:errorEventDefinition errorRef="e"/></bpmn:boundaryEvent>${flow('failed', 'caught')}`,
      ),
      process('parent', `${call('call', 'child')}${flow('start-parent', 'call')}`),
      child,
    );
    const top = engine.start('top');
    const [, middle, bottom] = engine.instances;
    bottom!.throwError('work', 'E1');
    assertThat(bottom!).isTerminated();
    assertThat(middle!).isTerminated();
    assertThat(top).waitsAt('caught');
  });

  it('escalates through two levels and goes on', async () => {
    const engine = await deploy(
      process(
        'top',
        `${call('call-middle', 'parent')}${job('heard')}${flow('start-top', 'call-middle')}
         <bpmn:boundaryEvent id="slow" cancelActivity="false" attachedToRef="call-middle"><bpmn:escalationEventDefinition escalationRef="s"/></bpmn:boundaryEvent>${flow('slow', 'heard')}`,
      ),
      process('parent', `${call('call', 'child')}${flow('start-parent', 'call')}`),
      process(
        'child',
        `<bpmn:intermediateThrowEvent id="shout"><bpmn:escalationEventDefinition escalationRef="s"/></bpmn:intermediateThrowEvent>
         ${job('work')}${flow('start-child', 'shout')}${flow('shout', 'work')}`,
      ),
    );
    const top = engine.start('top');
    assertThat(top).waitsAt('call-middle', 'heard');
    engine.instances[2]!.completeJob('work');
    assertThat(top).hasPassed('call-middle');
  });

  it('is canceled with its caller, over several levels', async () => {
    const engine = await deploy(
      process('top', `${call('call-middle', 'parent')}${flow('start-top', 'call-middle')}`),
      process('parent', `${call('call', 'child')}${flow('start-parent', 'call')}`),
      child,
    );
    engine.start('top').cancel();
    for (const instance of engine.instances) assertThat(instance).isTerminated();
  });

  it('is called for each item, and its results are collected', async () => {
    const loop = `<bpmn:multiInstanceLoopCharacteristics><bpmn:extensionElements>
      <zeebe:loopCharacteristics inputCollection="=items" inputElement="item" outputCollection="sums" outputElement="=sum"/>
      </bpmn:extensionElements></bpmn:multiInstanceLoopCharacteristics>`;
    const engine = await deploy(
      process('parent', `${call('call', 'child', loop)}${flow('start-parent', 'call')}`),
      child,
    );
    engine.worker('work', ({ variables }) => ({ sum: Number(variables['item']) + 10 }));
    const parent = engine.start('parent', { variables: { items: [1, 2, 3] } });
    assertThat(parent).isCompleted().hasVariable('sums', [11, 12, 13]);
  });

  it('that is not deployed is an incident at the call activity', async () => {
    const engine = await deploy(
      process('parent', `${call('call', 'nobody')}${flow('start-parent', 'call')}`),
    );
    assertThat(engine.start('parent')).hasIncidentAt('call');
  });
});
