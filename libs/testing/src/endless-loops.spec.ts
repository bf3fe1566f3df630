import { describe, expect, it } from 'vitest';
import { assertThat, createTestEngine, type TestEngine, type TestLimits } from './index.js';

const flow = (source: string, target: string) =>
  `<bpmn:sequenceFlow id="${source}-${target}" sourceRef="${source}" targetRef="${target}"/>`;
const signal = (name: string) => `<bpmn:signalEventDefinition signalRef="s-${name}"/>`;
const process = (id: string, content: string) =>
  `<bpmn:process id="${id}" isExecutable="true">${content}</bpmn:process>`;
const throwing = (name: string) =>
  `<bpmn:intermediateThrowEvent id="throw">${signal(name)}</bpmn:intermediateThrowEvent>`;
const calling = (processId: string) =>
  `<bpmn:callActivity id="call"><bpmn:extensionElements><zeebe:calledElement processId="${processId}"/></bpmn:extensionElements></bpmn:callActivity>`;
const start = '<bpmn:startEvent id="start"/>';

/** Begins with one signal and throws another. */
const relay = (id: string, heard: string, thrown: string) =>
  process(
    id,
    `<bpmn:startEvent id="hear">${signal(heard)}</bpmn:startEvent>${throwing(thrown)}${flow('hear', 'throw')}`,
  );

function deploy(limits: TestLimits, ...processes: readonly string[]): Promise<TestEngine> {
  const signals = ['ping', 'pong', 'twice', 'home'].map(
    (name) => `<bpmn:signal id="s-${name}" name="${name}"/>`,
  );
  const resources = processes.map((content, index) => ({
    name: `${index}.bpmn`,
    content: `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
      xmlns:zeebe="http://camunda.org/schema/zeebe/1.0">${signals.join('')}${content}</bpmn:definitions>`,
  }));
  return createTestEngine({ resources, limits });
}

const stuck = (engine: TestEngine) =>
  engine.instances.flatMap(({ process: { id }, incidents }) =>
    incidents.map(({ elementId, errorMessage }) => ({ id, elementId, errorMessage })),
  );

describe('a model without end becomes the incident that it would be in the engine', () => {
  it('where instances throw signals at each other; resolving it allows as many again', async () => {
    const engine = await deploy({ signalLimit: 30 }, relay('a', 'ping', 'pong'), relay('b', 'pong', 'ping'));
    engine.broadcastSignal({ name: 'ping' });
    expect(engine.instances).toHaveLength(31);
    expect(stuck(engine)).toMatchObject([
      { elementId: 'throw', errorMessage: expect.stringContaining('a/throw → b/throw → a/throw') as string },
    ]);
    engine.instances.at(-1)!.resolveIncidents();
    expect(engine.instances).toHaveLength(61);
  });

  it('where a chain of signals branches at every turn', async () => {
    const engine = await deploy(
      { signalLimit: 30 },
      relay('a', 'twice', 'twice'),
      relay('b', 'twice', 'twice'),
    );
    engine.broadcastSignal({ name: 'twice' });
    expect(engine.instances.length).toBeGreaterThan(2);
    expect(engine.instances.length).toBeLessThan(120);
    expect(stuck(engine).length).toBeGreaterThan(0);
  });

  it('where the chain goes through called processes', async () => {
    const engine = await deploy(
      { signalLimit: 30 },
      process(
        'home',
        `<bpmn:startEvent id="start">${signal('home')}</bpmn:startEvent>${calling('thrower')}${flow('start', 'call')}`,
      ),
      process('thrower', `${start}${throwing('home')}${flow('start', 'throw')}`),
    );
    engine.broadcastSignal({ name: 'home' });
    expect(engine.instances.length).toBeLessThan(64);
    expect(stuck(engine)).toMatchObject([{ id: 'thrower', elementId: 'throw' }]);
  });

  it('where a process calls itself', async () => {
    const matryoshka = process('matryoshka', `${start}${calling('matryoshka')}${flow('start', 'call')}`);
    const engine = await deploy({ callDepthLimit: 5 }, matryoshka);
    assertThat(engine.start('matryoshka')).waitsAt('call').hasNoIncident();
    expect(engine.instances).toHaveLength(6);
    expect(stuck(engine)).toMatchObject([
      { elementId: 'call', errorMessage: expect.stringContaining('calls inside each other') as string },
    ]);
  });

  it('where a path leads back to itself, by the limit of the engine when none is given', async () => {
    const loop = process(
      'loop',
      `${start}<bpmn:exclusiveGateway id="again"/><bpmn:manualTask id="do"/>${flow('start', 'again')}${flow('again', 'do')}${flow('do', 'again')}`,
    );
    for (const limits of [{ activationLimit: 100 }, {}]) {
      const engine = await deploy(limits, loop);
      expect(engine.start('loop').status).toBe('ACTIVE');
      expect(stuck(engine)).toHaveLength(1);
      expect(stuck(engine)[0]?.errorMessage).toMatch('activationLimit' in limits ? /100\b/ : /10000|10,000/);
    }
  });
});
