import { describe, expect, it } from 'vitest';
import {
  boundary,
  catching,
  end,
  model,
  onMessage,
  path,
  serviceTask,
  start,
  subProcess,
  userTask,
} from './support/model-builder.js';
import { Scenario } from './support/scenario.js';

describe('message intermediate catch event (BPMN 2.0.2, 10.5.5 and 13.5.2)', () => {
  const process = (outputs?: Record<string, string>) =>
    model(start(), catching('wait', onMessage('paid'), { outputs }), end(), path('start', 'wait', 'end'));

  it('waits for the message and hands its variables on', () => {
    const scenario = new Scenario(process()).start({ key: 'A-1' });
    expect(scenario.happened.at(-1)).toBe('wait waits for paid with A-1');
    expect(scenario.correlate('wait', { amount: 25 }).variables).toEqual({ key: 'A-1', amount: 25 });
    expect(scenario.status).toBe('COMPLETED');
  });

  it('hands on only what its output mappings name', () => {
    const scenario = new Scenario(process({ 'payment.cents': '=amount * 100' })).start({ key: 'A-1' });
    scenario.correlate('wait', { amount: 25, secret: 'x' });
    expect(scenario.variables).toEqual({ key: 'A-1', payment: { cents: 2500 } });
  });

  it('takes one message', () => {
    const scenario = new Scenario(
      model(start(), catching('wait', onMessage('paid')), serviceTask('work'), path('start', 'wait', 'work')),
    ).start({ key: 'A-1' });
    const { subscriptionKey } = scenario.element('wait').waits[0] as unknown as { subscriptionKey: never };
    scenario.correlate('wait').send({
      kind: 'correlateMessage',
      subscriptionKey,
      messageKey: '1' as never,
      variables: {},
    });
    expect(scenario.rejection).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('message boundary event (BPMN 2.0.2, 10.5.5 and 13.5.3)', () => {
  const process = (interrupting: boolean, outputs?: Record<string, string>) =>
    model(
      start(),
      userTask('check'),
      boundary('withdrawn', 'check', onMessage('withdrawal'), { interrupting, outputs }),
      serviceTask('close'),
      end(),
      path('start', 'check', 'end'),
      path('withdrawn', 'close', 'end'),
    );

  it('interrupting ends the activity and takes one message', () => {
    const scenario = new Scenario(process(true)).start({ key: 'A-1' });
    void scenario.happened;
    scenario.correlate('withdrawn', { reason: 'moved' });
    expect(scenario.happened).toEqual([
      'message for withdrawn',
      'user task check canceled',
      'check terminated',
      'withdrawn activated',
      'process: reason = "moved"',
      'withdrawn completed',
      'close activated',
      'job close created',
    ]);
  });

  it('not interrupting takes any number of messages', () => {
    const scenario = new Scenario(process(false))
      .start({ key: 'A-1' })
      .correlate('withdrawn')
      .correlate('withdrawn');
    expect(scenario.tokens).toEqual(['check', 'close', 'close']);
    expect(scenario.waits).toContain('message withdrawn');
    scenario.completeTask('check');
    expect(scenario.happened).toContain('withdrawn waits no more');
  });

  it('maps what the message brought', () => {
    const scenario = new Scenario(process(true, { why: '=reason' })).start({ key: 'A-1' });
    expect(scenario.correlate('withdrawn', { reason: 'moved' }).variables).toEqual({
      key: 'A-1',
      why: 'moved',
    });
  });

  it('on a sub-process ends everything inside it', () => {
    const nested = model(
      start(),
      subProcess('outer', [
        start('in'),
        subProcess('inner', [start('in2'), serviceTask('deep'), path('in2', 'deep')]),
        path('in', 'inner'),
      ]),
      boundary('stop', 'outer', onMessage('stop')),
      end(),
      path('start', 'outer', 'end'),
      path('stop', 'end'),
    );
    const scenario = new Scenario(nested).start({ key: 'A-1' });
    expect(scenario.waits).toEqual(['message stop', 'job deep']);
    void scenario.happened;
    scenario.correlate('stop');
    expect(scenario.happened.slice(0, 7)).toEqual([
      'message for stop',
      'outer terminating',
      'inner terminating',
      'job deep canceled',
      'deep terminated',
      'inner terminated',
      'outer terminated',
    ]);
    expect(scenario.status).toBe('COMPLETED');
  });
});
