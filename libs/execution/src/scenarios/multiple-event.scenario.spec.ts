import { describe, expect, it } from 'vitest';
import {
  all,
  boundary,
  catching,
  end,
  model,
  onCondition,
  onError,
  onEscalation,
  onMessage,
  onSignal,
  onTimer,
  path,
  serviceTask,
  start,
  subProcess,
  throwing,
  userTask,
} from './support/model-builder.js';
import { Scenario } from './support/scenario.js';

describe('multiple event that catches: any of its definitions triggers it (BPMN 2.0.2, 10.5.4 and 13.5)', () => {
  const process = model(
    start(),
    catching('wait', [onMessage('letter'), onSignal('stop'), onTimer('duration', 'P1D')]),
    end(),
    path('start', 'wait', 'end'),
  );

  it.each([
    ['the message', (scenario: Scenario) => scenario.correlate('wait')],
    ['the signal', (scenario: Scenario) => scenario.signal('wait')],
    ['the timer', (scenario: Scenario) => scenario.fireTimer('wait')],
  ])('passes with %s and waits for the others no more', (_, trigger) => {
    const scenario = new Scenario(process).start({ key: 'k' });
    expect(scenario.waits).toEqual(['message wait', 'signal wait', 'timer wait']);
    expect(trigger(scenario).status).toBe('COMPLETED');
  });

  it('on a boundary interrupts with any of them, an error included', () => {
    const boundaries = model(
      start(),
      serviceTask('work'),
      boundary('stop', 'work', [onSignal('stop'), onError('E1')]),
      end('stopped'),
      path('start', 'work'),
      path('stop', 'stopped'),
    );
    expect(new Scenario(boundaries).start().signal('stop').status).toBe('COMPLETED');
    expect(new Scenario(boundaries).start().throwError('work', 'E1').status).toBe('COMPLETED');
  });

  it('on a boundary without interrupting happens with each of them', () => {
    const boundaries = model(
      start(),
      userTask('check'),
      boundary('note', 'check', [onSignal('a'), onMessage('b')], { interrupting: false }),
      serviceTask('write'),
      path('start', 'check'),
      path('note', 'write'),
    );
    const scenario = new Scenario(boundaries)
      .start({ key: 'k' })
      .signal('note')
      .correlate('note')
      .signal('note');
    expect(scenario.tokens).toEqual(['check', 'write', 'write', 'write']);
  });

  it('begins an instance with any of its definitions', () => {
    const starts = model(start('either', [onMessage('m'), onSignal('s')]), end(), path('either', 'end'));
    expect(new Scenario(starts).start({}, { startEventId: 'either' }).status).toBe('COMPLETED');
  });
});

describe('parallel multiple event: all of its definitions together trigger it (BPMN 2.0.2, 10.5.4 and 13.5)', () => {
  const process = model(
    start(),
    catching('wait', all(onMessage('letter'), onSignal('go')), { outputs: { sum: '=a + b' } }),
    end(),
    path('start', 'wait', 'end'),
  );

  it.each([
    ['message first', (scenario: Scenario) => scenario.correlate('wait', { a: 1 }).signal('wait', { b: 2 })],
    ['signal first', (scenario: Scenario) => scenario.signal('wait', { b: 2 }).correlate('wait', { a: 1 })],
  ])('passes when all have occurred, %s, with what all brought', (_, trigger) => {
    const scenario = trigger(new Scenario(process).start({ key: 'k' }));
    expect(scenario.status).toBe('COMPLETED');
    expect(scenario.variables).toEqual({ key: 'k', sum: 3 });
  });

  it('waits for what is missing', () => {
    const scenario = new Scenario(process).start({ key: 'k' }).signal('wait', { b: 2 });
    expect(scenario.waits).toEqual(['message wait']);
    expect(scenario.tokens).toEqual(['wait']);
  });

  const onBoundary = (interrupting: boolean) =>
    model(
      start(),
      userTask('check'),
      boundary('both', 'check', all(onCondition('x > 1'), onSignal('go')), { interrupting }),
      serviceTask('react'),
      path('start', 'check'),
      path('both', 'react'),
    );

  it('on a boundary interrupts when all have occurred', () => {
    const scenario = new Scenario(onBoundary(true)).start({ x: 0 }).signal('both');
    expect(scenario.tokens).toEqual(['check']);
    expect(scenario.setVariables({ x: 2 }).tokens).toEqual(['react']);
  });

  it('on a boundary without interrupting begins a new round each time', () => {
    const scenario = new Scenario(onBoundary(false)).start({ x: 2 });
    expect(scenario.waits).toEqual(['signal both', 'userTask check']);
    scenario.signal('both').signal('both');
    expect(scenario.tokens).toEqual(['check', 'react', 'react']);
    expect(scenario.completeTask('check').waits).toEqual(['job react', 'job react']);
  });

  it('raises an incident when the next round cannot begin, and begins it when resolved', () => {
    const named = model(
      start(),
      userTask('check'),
      boundary('both', 'check', all(onSignal('=name'), onMessage('m')), { interrupting: false }),
      serviceTask('react'),
      path('start', 'check'),
      path('both', 'react'),
    );
    const scenario = new Scenario(named).start({ name: 'n', key: 'k' }).setVariables({ name: null });
    scenario.signal('both').correlate('both');
    expect(scenario.incidents).toMatchObject([{ at: 'check' }]);
    expect(scenario.waits).toEqual(['userTask check', 'job react']);
    scenario.setVariables({ name: 'n' }).resolveIncident('check');
    expect(scenario.waits).toEqual(['userTask check', 'signal both', 'message both', 'job react']);
  });

  it('leaves nothing behind when the instance is canceled halfway', () => {
    const scenario = new Scenario(process).start({ key: 'k' }).signal('wait').cancel();
    expect(scenario.state?.elementInstances).toEqual({});
  });
});

describe('multiple event that throws: all of its definitions are thrown (BPMN 2.0.2, 10.5.3, 10.5.4 and 13.5.5)', () => {
  it('intermediate throws in the order of the model', () => {
    const process = model(
      start(),
      throwing('tell', [onSignal('a'), onEscalation('E1'), onSignal('b')]),
      end(),
      path('start', 'tell', 'end'),
    );
    const scenario = new Scenario(process).start();
    expect(scenario.happened.filter((line) => line.includes('throws'))).toEqual([
      'tell throws signal a with {}',
      'tell throws escalation E1, caught by nothing',
      'tell throws signal b with {}',
    ]);
    expect(scenario.status).toBe('COMPLETED');
  });

  it('throws what happens at once before the message that a worker sends', () => {
    const process = model(
      start(),
      throwing('tell', [onMessage('m'), onSignal('a')], { job: 'send' }),
      end(),
      path('start', 'tell', 'end'),
    );
    const scenario = new Scenario(process).start();
    expect(scenario.happened.slice(-2)).toEqual(['tell throws signal a with {}', 'job tell created']);
    expect(scenario.completeJob('tell').status).toBe('COMPLETED');
  });

  it('end throws signals before the error that ends its scope', () => {
    const process = model(
      start(),
      subProcess('sub', [start('in'), end('fail', [onError('E1'), onSignal('failed')]), path('in', 'fail')]),
      boundary('caught', 'sub', onError('E1')),
      end('mended'),
      path('start', 'sub'),
      path('caught', 'mended'),
    );
    const scenario = new Scenario(process).start();
    expect(scenario.happened).toContain('fail throws signal failed with {}');
    expect(scenario.status).toBe('COMPLETED');
  });

  it('end throws and terminates', () => {
    const process = model(
      start(),
      serviceTask('work'),
      end('stop', [onSignal('over'), { kind: 'terminate' }]),
      path('start', 'work', 'stop'),
      serviceTask('other'),
      path('start', 'other'),
    );
    expect(new Scenario(process).start().completeJob('work').status).toBe('COMPLETED');
  });
});
