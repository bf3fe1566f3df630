import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { assertThat, BusinessError, CoverageCollector, createTestEngine, type TestEngine } from './index.js';

/** An order is shipped, paid by message within two weeks with a reminder after one, and checked by a person. */
const order = `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
    xmlns:zeebe="http://camunda.org/schema/zeebe/1.0">
  <bpmn:message id="paid" name="paid">
    <bpmn:extensionElements><zeebe:subscription correlationKey="=orderId" /></bpmn:extensionElements>
  </bpmn:message>
  <bpmn:error id="sold-out" errorCode="SOLD_OUT" />
  <bpmn:process id="order" isExecutable="true">
    <bpmn:startEvent id="ordered" />
    <bpmn:serviceTask id="ship">
      <bpmn:extensionElements><zeebe:taskDefinition type="ship" retries="2" /></bpmn:extensionElements>
    </bpmn:serviceTask>
    <bpmn:boundaryEvent id="nothing-left" attachedToRef="ship">
      <bpmn:errorEventDefinition errorRef="sold-out" />
    </bpmn:boundaryEvent>
    <bpmn:receiveTask id="await-payment" messageRef="paid" />
    <bpmn:boundaryEvent id="a-week-later" attachedToRef="await-payment" cancelActivity="false">
      <bpmn:timerEventDefinition><bpmn:timeDuration>P7D</bpmn:timeDuration></bpmn:timerEventDefinition>
    </bpmn:boundaryEvent>
    <bpmn:boundaryEvent id="two-weeks-later" attachedToRef="await-payment">
      <bpmn:timerEventDefinition><bpmn:timeDuration>P14D</bpmn:timeDuration></bpmn:timerEventDefinition>
    </bpmn:boundaryEvent>
    <bpmn:serviceTask id="remind">
      <bpmn:extensionElements><zeebe:taskDefinition type="remind" /></bpmn:extensionElements>
    </bpmn:serviceTask>
    <bpmn:userTask id="check">
      <bpmn:extensionElements>
        <zeebe:userTask /><zeebe:assignmentDefinition candidateGroups="clerks" />
      </bpmn:extensionElements>
    </bpmn:userTask>
    <bpmn:endEvent id="reminded" />
    <bpmn:endEvent id="done" />
    <bpmn:endEvent id="given-up" />
    <bpmn:sequenceFlow id="f1" sourceRef="ordered" targetRef="ship" />
    <bpmn:sequenceFlow id="f2" sourceRef="ship" targetRef="await-payment" />
    <bpmn:sequenceFlow id="f3" sourceRef="await-payment" targetRef="check" />
    <bpmn:sequenceFlow id="f4" sourceRef="check" targetRef="done" />
    <bpmn:sequenceFlow id="f5" sourceRef="a-week-later" targetRef="remind" />
    <bpmn:sequenceFlow id="f6" sourceRef="remind" targetRef="reminded" />
    <bpmn:sequenceFlow id="f7" sourceRef="two-weeks-later" targetRef="given-up" />
    <bpmn:sequenceFlow id="f8" sourceRef="nothing-left" targetRef="given-up" />
  </bpmn:process>
</bpmn:definitions>`;

const resources = [{ name: 'order.bpmn', content: order }];
const coverage = new CoverageCollector();

describe('a scenario', () => {
  let engine: TestEngine;

  beforeEach(async () => {
    engine = await createTestEngine({ resources, coverage });
  });

  const startOrder = () => engine.start('order', { variables: { orderId: '4711' } });

  it('runs from start to end by jobs, messages and people', () => {
    const instance = startOrder();
    assertThat(instance).isActive().waitsAt('ship');
    instance.completeJob('ship', { parcel: 'A1' });
    engine.publishMessage({ name: 'paid', correlationKey: '4711', variables: { amount: 25 } });
    assertThat(instance).waitsAt('check').hasVariable('amount', 25);
    instance.completeUserTask('check', { assignee: 'sabine.schroeder', variables: { approved: true } });
    assertThat(instance)
      .hasTakenPath('ordered', 'ship', 'await-payment', 'check', 'done')
      .hasVariable('parcel', 'A1')
      .hasVariable('approved', true)
      .hasNoIncident()
      .isCompleted();
  });

  it('fires timers in order as time passes', () => {
    const reminded: string[] = [];
    engine
      .worker('ship', () => ({}))
      .worker('remind', ({ variables }) => {
        reminded.push(String(variables['orderId']));
      });
    const instance = startOrder();
    engine.advance('P6D');
    expect(reminded).toEqual([]);
    engine.advance('P1D');
    expect(reminded).toEqual(['4711']);
    assertThat(instance).isActive().waitsAt('await-payment');
    engine.advance('P30D');
    assertThat(instance).hasPassed('a-week-later', 'reminded', 'two-weeks-later', 'given-up').isCompleted();
    expect(reminded).toEqual(['4711']);
  });

  it('keeps a message for a receiver that comes later, as long as it lives', () => {
    engine.publishMessage({ name: 'paid', correlationKey: '4711', timeToLive: 'PT1H' });
    const early = startOrder().completeJob('ship');
    assertThat(early).waitsAt('check');

    engine.publishMessage({ name: 'paid', correlationKey: '4711', timeToLive: 'PT1H' }).advance('PT2H');
    const late = startOrder().completeJob('ship');
    assertThat(late).waitsAt('await-payment').hasNotPassed('await-payment');
  });

  it('raises an incident when the retries are used up, and goes on when an operator mends it', () => {
    const instance = startOrder().failJob('ship', 'no van').failJob('ship', 'no van');
    assertThat(instance).hasIncidentAt('ship');
    expect(instance.incidents).toMatchObject([{ errorType: 'JOB_NO_RETRIES' }]);
    instance.resolveIncidents().completeJob('ship');
    assertThat(instance).hasNoIncident().waitsAt('await-payment');
  });

  it('lets a worker throw an error that the model catches', () => {
    engine.worker('ship', () => {
      throw new BusinessError('SOLD_OUT');
    });
    assertThat(startOrder()).hasPassed('nothing-left', 'given-up').isCompleted();
  });

  it('says what is true when a statement is not', () => {
    const instance = startOrder();
    expect(() => assertThat(instance).isCompleted()).toThrow(/Waiting at: ship/);
    expect(() => instance.completeJob('pack')).toThrow(/No job of type "pack" waits. Waiting: ship/);
  });

  afterAll(() => {
    expect(coverage.of('order')).toMatchObject({
      share: 1,
      flowNodes: { missing: [] },
      sequenceFlows: { missing: [] },
    });
  });
});

describe('start events with a trigger', () => {
  const triggered = `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL">
    <bpmn:message id="ask" name="ask" />
    <bpmn:process id="daily" isExecutable="true">
      <bpmn:startEvent id="at-eight">
        <bpmn:timerEventDefinition><bpmn:timeCycle>0 0 8 * * *</bpmn:timeCycle></bpmn:timerEventDefinition>
      </bpmn:startEvent>
      <bpmn:startEvent id="asked"><bpmn:messageEventDefinition messageRef="ask" /></bpmn:startEvent>
      <bpmn:task id="look" />
      <bpmn:sequenceFlow id="f1" sourceRef="at-eight" targetRef="look" />
      <bpmn:sequenceFlow id="f2" sourceRef="asked" targetRef="look" />
    </bpmn:process>
  </bpmn:definitions>`;

  it('start an instance for each message and each time the timer is due by the clock on the wall', async () => {
    const engine = await createTestEngine({
      resources: [{ name: 'daily.bpmn', content: triggered }],
      startAt: '2027-03-27T12:00',
      timeZone: 'Europe/Berlin',
    });
    engine.publishMessage({ name: 'ask', correlationKey: '', variables: { who: 'auditor' } });
    expect(engine.instances[0]).toMatchObject({ status: 'COMPLETED', variables: { who: 'auditor' } });
    engine.advance('PT18H');
    expect(engine.instances).toHaveLength(1);
    engine.advance('PT1H').advance('P1D');
    expect(engine.instances.map(({ path }) => path)).toEqual([
      ['asked', 'look'],
      ['at-eight', 'look'],
      ['at-eight', 'look'],
    ]);
  });
});

describe('uuid() and random number()', () => {
  const drawing = `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0">
    <bpmn:process id="draw" isExecutable="true">
      <bpmn:startEvent id="begin" />
      <bpmn:scriptTask id="choose">
        <bpmn:extensionElements><zeebe:script expression="=[uuid(), random number()]" resultVariable="drawn" /></bpmn:extensionElements>
      </bpmn:scriptTask>
      <bpmn:sequenceFlow id="f" sourceRef="begin" targetRef="choose" />
    </bpmn:process>
  </bpmn:definitions>`;

  it('give the same in each run, other values in the next instance, and others with another seed', async () => {
    const drawn = async (randomSeed?: number): Promise<readonly unknown[]> => {
      const resources = [{ name: 'draw.bpmn', content: drawing }];
      const engine = await createTestEngine({
        resources,
        ...(randomSeed === undefined ? {} : { randomSeed }),
      });
      return [engine.start('draw'), engine.start('draw')].map(({ variables }) => variables['drawn']);
    };
    const [first, second] = await drawn();
    expect(first).toEqual([expect.stringMatching(/^[\da-f-]{36}$/), expect.any(Number)]);
    expect(second).not.toEqual(first);
    expect(await drawn()).toEqual([first, second]);
    expect(await drawn(2)).not.toEqual([first, second]);
  });
});

describe('a file that cannot be deployed', () => {
  it('is refused with every problem', async () => {
    const broken = order.replace('type="ship"', '').replace('name="paid"', '');
    const attempt = createTestEngine({ resources: [{ name: 'order.bpmn', content: broken }] });
    await expect(attempt).rejects.toThrow(
      /ship \(task-needs-job-type\)[\s\S]*await-payment \(message-needs-name\)/,
    );
  });
});

describe('cluster variables', () => {
  const levy = `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
      xmlns:zeebe="http://camunda.org/schema/zeebe/1.0">
    <bpmn:message id="m" name="=camunda.vars.env.order" />
    <bpmn:process id="levy" isExecutable="true">
      <bpmn:startEvent id="start"><bpmn:messageEventDefinition messageRef="m" /></bpmn:startEvent>
      <bpmn:serviceTask id="charge"><bpmn:extensionElements><zeebe:taskDefinition type="charge" />
        <zeebe:ioMapping><zeebe:input source="=camunda.vars.env.fee" target="fee" /></zeebe:ioMapping>
      </bpmn:extensionElements></bpmn:serviceTask>
      <bpmn:sequenceFlow id="f" sourceRef="start" targetRef="charge" />
    </bpmn:process>
  </bpmn:definitions>`;

  it('are those that the test gives, for start events and for steps', async () => {
    const engine = await createTestEngine({
      resources: [{ name: 'levy.bpmn', content: levy }],
      clusterVariables: { cluster: { fee: 25, order: 'ordered' }, tenant: { fee: 30 } },
    });
    const fees: unknown[] = [];
    engine.worker('charge', ({ variables }) => {
      fees.push(variables['fee']);
      return {};
    });
    engine.publishMessage({ name: 'ordered', correlationKey: '' });
    expect(fees).toEqual([30]);
  });
});
