import { describe, expect, it } from 'vitest';
import {
  boundary,
  catching,
  end,
  model,
  onSignal,
  parallel,
  path,
  serviceTask,
  start,
  subProcess,
  throwing,
  userTask,
} from './support/model-builder.js';
import { Scenario } from './support/scenario.js';

describe('signal intermediate catch event (BPMN 2.0.2, 10.5.5 and 13.5.2)', () => {
  const process = (outputs?: Record<string, string>) =>
    model(start(), catching('wait', onSignal('alarm'), { outputs }), end(), path('start', 'wait', 'end'));

  it('waits for the signal and hands its variables on', () => {
    const scenario = new Scenario(process()).start();
    expect(scenario.happened.at(-1)).toBe('wait waits for signal alarm');
    expect(scenario.signal('wait', { level: 2 }).variables).toEqual({ level: 2 });
    expect(scenario.status).toBe('COMPLETED');
  });

  it('hands on only what its output mappings name', () => {
    const scenario = new Scenario(process({ alarm: '=level' })).start().signal('wait', { level: 2, x: 1 });
    expect(scenario.variables).toEqual({ alarm: 2 });
  });

  it('evaluates its name when the wait begins', () => {
    const named = model(
      start(),
      catching('wait', onSignal('="alarm-" + area')),
      end(),
      path('start', 'wait', 'end'),
    );
    expect(new Scenario(named).start({ area: 'north' }).happened.at(-1)).toBe(
      'wait waits for signal alarm-north',
    );
    const scenario = new Scenario(named).start();
    expect(scenario.incidents).toMatchObject([{ at: 'wait', type: 'EXTRACT_VALUE_ERROR' }]);
    expect(scenario.setVariables({ area: 'south' }).resolveIncident('wait').waits).toEqual(['signal wait']);
  });

  it('is deaf once it has happened', () => {
    const scenario = new Scenario(process()).start();
    const { subscriptionKey } = scenario.element('wait').waits[0] as unknown as { subscriptionKey: never };
    scenario.cancel();
    scenario.send({ kind: 'triggerSignal', subscriptionKey, signalKey: '1' as never, variables: {} });
    expect(scenario.rejection).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('refuses variables that cannot be stored, and goes on waiting', () => {
    const scenario = new Scenario(process(), { variableLimit: 20 }).start();
    scenario.signal('wait', { text: 'much longer than twenty bytes' });
    expect(scenario.rejection).toMatchObject({ code: 'INVALID_ARGUMENT' });
    expect(scenario.waits).toEqual(['signal wait']);
  });
});

describe('signal boundary event (BPMN 2.0.2, 10.5.5 and 13.5.3)', () => {
  const process = (interrupting: boolean) =>
    model(
      start(),
      userTask('check'),
      boundary('alarm', 'check', onSignal('alarm'), { interrupting }),
      serviceTask('react'),
      end(),
      path('start', 'check', 'end'),
      path('alarm', 'react', 'end'),
    );

  it('interrupting ends the activity', () => {
    const scenario = new Scenario(process(true)).start();
    void scenario.happened;
    expect(scenario.signal('alarm', { level: 1 }).happened).toEqual([
      'signal for alarm',
      'user task check canceled',
      'check terminated',
      'alarm activated',
      'process: level = 1',
      'alarm completed',
      'react activated',
      'job react created',
    ]);
  });

  it('not interrupting hears any number of signals', () => {
    const scenario = new Scenario(process(false)).start().signal('alarm').signal('alarm');
    expect(scenario.tokens).toEqual(['check', 'react', 'react']);
    expect(scenario.completeTask('check').waits).toEqual(['job react', 'job react']);
    expect(scenario.happened).toContain('alarm waits for its signal no more');
  });

  it('on a sub-process ends everything inside it', () => {
    const nested = model(
      start(),
      subProcess('sub', [
        start('in'),
        serviceTask('deep'),
        catching('late', onSignal('x')),
        path('in', 'deep', 'late'),
      ]),
      boundary('stop', 'sub', onSignal('stop')),
      end(),
      path('start', 'sub', 'end'),
      path('stop', 'end'),
    );
    expect(new Scenario(nested).start().completeJob('deep').signal('stop').status).toBe('COMPLETED');
  });
});

describe('signal throw event (BPMN 2.0.2, 10.5.4, 10.5.5 and 13.5.5)', () => {
  it('intermediate hands the variables of its input mappings to the broadcast and goes on', () => {
    const process = model(
      start(),
      throwing('tell', onSignal('alarm'), { inputs: { level: '=x + 1' } }),
      end(),
      path('start', 'tell', 'end'),
    );
    const scenario = new Scenario(process).start({ x: 1, secret: 's' });
    expect(scenario.happened).toContain('tell throws signal alarm with {"level":2}');
    expect(scenario.status).toBe('COMPLETED');
    expect(scenario.variables).toEqual({ x: 1, secret: 's' });
  });

  it('end throws and uses up its token', () => {
    const process = model(
      start(),
      parallel('fork'),
      end('tell', onSignal('done')),
      serviceTask('other'),
      path('start', 'fork', 'tell'),
      path('fork', 'other'),
    );
    const scenario = new Scenario(process).start();
    expect(scenario.happened).toContain('tell throws signal done with {}');
    expect(scenario.tokens).toEqual(['other']);
  });

  it('throws nothing while its name cannot be evaluated', () => {
    const process = model(start(), throwing('tell', onSignal('=name')), end(), path('start', 'tell', 'end'));
    const scenario = new Scenario(process).start();
    expect(scenario.incidents).toMatchObject([{ at: 'tell', type: 'EXTRACT_VALUE_ERROR' }]);
    scenario.setVariables({ name: 'n' }).resolveIncident('tell');
    expect(scenario.changes.filter(({ kind }) => kind === 'signalThrown')).toHaveLength(1);
    expect(scenario.status).toBe('COMPLETED');
  });
});

describe('signal start event (BPMN 2.0.2, 10.5.2)', () => {
  it('begins an instance with what the signal brought', () => {
    const process = model(
      start('alarm', onSignal('alarm'), { outputs: { severity: '=level' } }),
      end(),
      path('alarm', 'end'),
    );
    const scenario = new Scenario(process).start({ level: 3 }, { startEventId: 'alarm' });
    expect(scenario.variables).toEqual({ severity: 3 });
    expect(scenario.status).toBe('COMPLETED');
  });
});
