import { describe, expect, it } from 'vitest';
import type { CallingParent } from '../index.js';
import {
  boundary,
  callActivity,
  end,
  eventStart,
  eventSubProcess,
  forEach,
  model,
  onError,
  onEscalation,
  onTimer,
  path,
  serviceTask,
  start,
  subProcess,
  throwing,
  type Part,
  type Piece,
} from './support/model-builder.js';
import { Scenario } from './support/scenario.js';

const around = (call: Part, ...more: readonly Piece[]) =>
  model(start(), call, serviceTask('after'), end(), path('start', 'call', 'after', 'end'), ...more);

function parent(...caughtErrors: readonly (string | null)[]): CallingParent {
  return {
    processInstanceKey: '2251799813680000' as CallingParent['processInstanceKey'],
    elementInstanceKey: '2251799813680001' as CallingParent['elementInstanceKey'],
    caughtErrors,
  };
}

describe('call activity (BPMN 2.0.2, 10.3.6 and 13.3.4)', () => {
  it('calls a process with a key that is known now, and waits for its end', () => {
    const scenario = new Scenario(around(callActivity('call', 'billing'))).start({ x: 1 });
    expect(scenario.happened.slice(-2)).toEqual(['call activated', 'call calls billing with {"x":1}']);
    expect(scenario.changes).toContainEqual(
      expect.objectContaining({
        kind: 'processCalled',
        calledProcessInstanceKey: expect.stringMatching(/^\d+$/) as string,
        bpmnProcessId: 'billing',
        processDefinitionVersion: 1,
        caughtErrors: [],
      }),
    );
    void scenario.happened;
    scenario.completeCalled('call', { y: 2 });
    expect(scenario.happened).toEqual([
      'billing told of its end',
      'process: y = 2',
      'call completed',
      'after activated',
      'job after created',
    ]);
  });

  it('takes the id of the process from an expression', () => {
    const scenario = new Scenario(around(callActivity('call', '="billing-" + kind'))).start({
      kind: 'small',
    });
    expect(scenario.happened.at(-1)).toContain('calls billing-small');
  });

  it('looks the process up by its binding', () => {
    const asked: unknown[] = [];
    const findProcess = (...question: unknown[]) => {
      asked.push(question.slice(0, 2));
      return undefined;
    };
    for (const binding of [
      { kind: 'latest' },
      { kind: 'deployment' },
      { kind: 'versionTag', versionTag: 'v2' },
    ] as const) {
      const scenario = new Scenario(around(callActivity('call', 'billing', { binding })), { findProcess });
      expect(scenario.start().incidents).toMatchObject([{ at: 'call', type: 'CALLED_ELEMENT_ERROR' }]);
    }
    expect(asked).toContainEqual(['billing', { kind: 'deployment' }]);
    expect(asked).toContainEqual(['billing', { kind: 'versionTag', versionTag: 'v2' }]);
  });

  it('holds the token where the process is missing, and looks again when the incident is resolved', () => {
    const found: { process?: ReturnType<NonNullable<Scenario['options']['findProcess']>> } = {};
    const options = { findProcess: () => found.process };
    const scenario = new Scenario(around(callActivity('call', 'billing')), options).start();
    expect(scenario.incidents[0]?.message).toContain('calls the process "billing", which is not there');
    found.process = {
      processDefinitionKey: '7' as CallingParentDefinition,
      version: 3,
      beginsWithoutTrigger: true,
    };
    expect(scenario.resolveIncident('call').waits).toEqual(['calledProcess call']);
  });

  it('holds the token where the called instance is refused, and calls it anew when the incident is resolved', () => {
    const scenario = new Scenario(around(callActivity('call', 'billing'))).start({ x: 1 });
    const { calledProcessInstanceKey: refused } = scenario.wait('calledProcess', 'call');
    scenario.refuseCalled('call', 'Its variables are too large.');
    expect(scenario.incidents).toMatchObject([{ at: 'call', type: 'CALLED_ELEMENT_ERROR' }]);
    expect(scenario.incidents[0]?.message).toContain('cannot begin: Its variables are too large. Correct');
    expect(scenario.waits).toEqual([]);
    scenario.setVariables({ x: 2 }).resolveIncident('call');
    expect(scenario.happened.at(-1)).toBe('call calls billing with {"x":2}');
    expect(scenario.wait('calledProcess', 'call').calledProcessInstanceKey).not.toBe(refused);
    expect(scenario.completeCalled('call').tokens).toEqual(['after']);
  });

  it('goes on waiting for its boundary events while a called instance is refused', () => {
    const scenario = new Scenario(
      around(
        callActivity('call', 'billing'),
        boundary('late', 'call', onTimer('duration', 'PT1H')),
        serviceTask('remind'),
        path('late', 'remind'),
      ),
    ).start();
    scenario.refuseCalled('call', 'It is broken.').resolveIncident('call').refuseCalled('call', 'Still.');
    expect(scenario.waits).toEqual(['timer late']);
    scenario.fireTimer('late');
    expect(scenario.incidents).toEqual([]);
    expect(scenario.tokens).toEqual(['remind']);
  });

  it('a refusal that comes twice, or after the end, is told to be dropped', () => {
    const scenario = new Scenario(around(callActivity('call', 'billing'))).start();
    const { calledProcessInstanceKey } = scenario.wait('calledProcess', 'call');
    const refusal = { kind: 'refuseCalledProcess', calledProcessInstanceKey, reason: 'No.' } as const;
    scenario.send(refusal).send(refusal);
    expect(scenario.rejection).toMatchObject({ code: 'NOT_FOUND' });
    expect(scenario.incidents).toHaveLength(1);
  });

  it('holds the token where the process can only be started by a trigger', () => {
    const findProcess = () => ({
      processDefinitionKey: '7' as CallingParentDefinition,
      version: 1,
      beginsWithoutTrigger: false,
    });
    const scenario = new Scenario(around(callActivity('call', 'billing')), { findProcess }).start();
    expect(scenario.incidents[0]?.message).toContain('no start event without a trigger');
  });

  it('refuses what a called process tells twice', () => {
    const scenario = new Scenario(around(callActivity('call', 'billing'))).start();
    const called = scenario.changes.find((change) => change.kind === 'processCalled');
    scenario.completeCalled('call');
    scenario.send({
      kind: 'completeCalledProcess',
      calledProcessInstanceKey: called!.calledProcessInstanceKey,
      variables: {},
    });
    expect(scenario.rejection?.code).toBe('NOT_FOUND');
  });
});

type CallingParentDefinition = NonNullable<
  ReturnType<NonNullable<Scenario['options']['findProcess']>>
>['processDefinitionKey'];

describe('variables of a call activity (Camunda 8 documentation, "Call activities")', () => {
  const inputs = { own: '=x + 1' };

  it('hands in all variables that it sees, its local ones included', () => {
    const scenario = new Scenario(around(callActivity('call', 'billing', { inputs }))).start({ x: 1 });
    expect(scenario.happened.at(-1)).toBe('call calls billing with {"own":2,"x":1}');
  });

  it('hands in only its local variables when the others are not to propagate', () => {
    const process = around(callActivity('call', 'billing', { inputs, allIn: false }));
    expect(new Scenario(process).start({ x: 1 }).happened.at(-1)).toBe('call calls billing with {"own":2}');
  });

  it('takes out only what output mappings name when the others are not to propagate', () => {
    const process = around(callActivity('call', 'billing', { allOut: false, outputs: { total: '=sum' } }));
    const scenario = new Scenario(process).start().completeCalled('call', { sum: 5, other: 1 });
    expect(scenario.variables).toEqual({ total: 5 });
  });

  it('takes out nothing without output mappings when nothing is to propagate', () => {
    const process = around(callActivity('call', 'billing', { allOut: false }));
    expect(new Scenario(process).start().completeCalled('call', { sum: 5 }).variables).toEqual({});
  });

  it('updates variables of inner scopes before it creates new ones in the process', () => {
    const process = model(
      start(),
      subProcess('sub', [start('in'), callActivity('call', 'billing'), path('in', 'call')], {
        inputs: { sum: '=0' },
        outputs: { result: '=sum' },
      }),
      path('start', 'sub'),
    );
    const scenario = new Scenario(process).start().completeCalled('call', { sum: 5, extra: 1 });
    expect(scenario.variables).toEqual({ extra: 1, result: 5 });
  });
});

describe('errors and escalations of a called process (BPMN 2.0.2, 10.5.6 and 13.5.3)', () => {
  it('knows beforehand which errors are caught around it', () => {
    const process = model(
      start(),
      subProcess('sub', [start('in'), callActivity('call', 'billing'), path('in', 'call')]),
      boundary('e1', 'call', onError('E1')),
      boundary('any', 'sub', onError()),
      path('start', 'sub'),
      eventSubProcess('handler', [eventStart('handler-start', onError('E3'))]),
    );
    const inner = model(
      start(),
      callActivity('call', 'billing'),
      boundary('e1', 'call', onError('E1')),
      path('start', 'call'),
    );
    const codes = (scenario: Scenario) =>
      scenario.changes.find((change) => change.kind === 'processCalled')?.caughtErrors;
    expect(codes(new Scenario(process).start())).toEqual([null, 'E3']);
    expect(codes(new Scenario(inner).start({}, { parent: parent('E9') }))).toEqual(['E9', 'E1']);
  });

  it('catches an error of the called process on its boundary', () => {
    const process = around(
      callActivity('call', 'billing'),
      boundary('failed', 'call', onError('E1', { errorCodeVariable: 'code' })),
      serviceTask('caught'),
      path('failed', 'caught'),
    );
    const scenario = new Scenario(process).start().throwFromCalled('call', 'E1', { y: 1 });
    expect(scenario.tokens).toEqual(['caught']);
    expect(scenario.variables).toEqual({ y: 1, code: 'E1' });
    expect(scenario.happened).not.toContain('billing to be canceled');
  });

  it('a called process ends with an error that its caller catches', () => {
    const process = model(start(), serviceTask('work'), path('start', 'work'));
    const scenario = new Scenario(process).start({}, { parent: parent('E1') });
    void scenario.happened;
    scenario.throwError('work', 'E1', { y: 1 });
    expect(scenario.happened).toEqual([
      'job work threw E1',
      'process terminating',
      'work terminated',
      'process terminated',
      'error E1 thrown to the calling instance',
      'instance terminated',
    ]);
    expect(scenario.status).toBe('TERMINATED');
  });

  it('an error end event of a called process does so as well', () => {
    const process = model(start(), end('broken', onError('E1')), path('start', 'broken'));
    expect(new Scenario(process).start({}, { parent: parent(null) }).status).toBe('TERMINATED');
  });

  it('an error that neither the called process nor its caller catches is an incident where it was thrown', () => {
    const process = model(start(), end('broken', onError('E1')), path('start', 'broken'));
    const scenario = new Scenario(process).start({}, { parent: parent('E2') });
    expect(scenario.incidents).toMatchObject([{ at: 'broken', type: 'UNHANDLED_ERROR_EVENT' }]);
  });

  it('hands an error through to the caller of the caller', () => {
    const process = around(callActivity('call', 'billing'));
    const scenario = new Scenario(process).start({}, { parent: parent('E1') }).throwFromCalled('call', 'E1');
    expect(scenario.status).toBe('TERMINATED');
    expect(scenario.happened.slice(-2)).toEqual([
      'error E1 thrown to the calling instance',
      'instance terminated',
    ]);
  });

  it('hears an escalation of the called process without ending it', () => {
    const process = around(
      callActivity('call', 'billing'),
      boundary('slow', 'call', onEscalation('SLOW'), { interrupting: false }),
      serviceTask('heard'),
      path('slow', 'heard'),
    );
    const scenario = new Scenario(process).start().escalateFromCalled('call', 'SLOW', { y: 1 });
    expect(scenario.tokens).toEqual(['call', 'heard']);
    expect(scenario.completeCalled('call').tokens).toEqual(['heard', 'after']);
  });

  it('cancels the called process where the escalation interrupts', () => {
    const process = around(
      callActivity('call', 'billing'),
      boundary('slow', 'call', onEscalation()),
      serviceTask('heard'),
      path('slow', 'heard'),
    );
    const scenario = new Scenario(process).start().escalateFromCalled('call', 'SLOW');
    expect(scenario.tokens).toEqual(['heard']);
    expect(scenario.happened).toContain('billing to be canceled');
  });

  it('a called process hands on an escalation that nothing in it catches, and goes on', () => {
    const process = model(
      start(),
      throwing('shout', onEscalation('SLOW')),
      serviceTask('work'),
      path('start', 'shout', 'work'),
    );
    const scenario = new Scenario(process).start({}, { parent: parent() });
    expect(scenario.changes).toContainEqual(
      expect.objectContaining({ kind: 'escalationThrown', escalationCode: 'SLOW', variables: {} }),
    );
    expect(scenario.tokens).toEqual(['work']);
  });
});

describe('the end of a call activity (BPMN 2.0.2, 10.3.6 and 13.3.4)', () => {
  it('cancels the called process when a boundary event interrupts it', () => {
    const process = around(
      callActivity('call', 'billing'),
      boundary('late', 'call', onTimer('duration', 'P1D')),
      serviceTask('stopped'),
      path('late', 'stopped'),
    );
    const scenario = new Scenario(process).start();
    void scenario.happened;
    scenario.fireTimer('late');
    expect(scenario.happened).toEqual([
      'timer late fired',
      'billing to be canceled',
      'call terminated',
      'late activated',
      'late completed',
      'stopped activated',
      'job stopped created',
    ]);
  });

  it('cancels the called process when the instance is canceled', () => {
    const scenario = new Scenario(around(callActivity('call', 'billing'))).start().cancel();
    expect(scenario.happened).toContain('billing to be canceled');
    expect(scenario.state?.elementInstances).toEqual({});
  });

  it('refuses to cancel a called process by itself, but not when its caller asks', () => {
    const process = model(start(), serviceTask('work'), path('start', 'work'));
    const scenario = new Scenario(process).start({}, { parent: parent() }).cancel();
    expect(scenario.rejection?.message).toContain('Cancel the calling instance instead');
    expect(scenario.send({ kind: 'cancelProcessInstance', byParent: true }).status).toBe('TERMINATED');
  });

  it('repeated, calls a process for each item', () => {
    const call = forEach(callActivity('call', 'billing'), {
      items: '[1, 2]',
      item: 'item',
      into: 'sums',
      result: 'sum',
    });
    const scenario = new Scenario(around(call)).start();
    expect(scenario.waits).toEqual(['calledProcess call', 'calledProcess call']);
    scenario.completeCalled('call', { sum: 10 }).completeCalled('call', { sum: 20 });
    expect(scenario.variables).toEqual({ sums: [10, 20] });
  });

  it('repeated, an error of one called process cancels the others', () => {
    const process = around(
      forEach(callActivity('call', 'billing'), { cardinality: '2' }),
      boundary('failed', 'call', onError('E1')),
      serviceTask('caught'),
      path('failed', 'caught'),
    );
    const scenario = new Scenario(process).start().throwFromCalled('call', 'E1');
    expect(scenario.tokens).toEqual(['caught']);
    expect(scenario.happened).toContain('billing to be canceled');
  });
});
