import { describe, expect, it } from 'vitest';
import type {
  ActivateInstruction,
  ElementInstanceKey,
  MoveInstruction,
  ProcessInstanceKey,
} from '../index.js';
import {
  adHoc,
  boundary,
  callActivity,
  catching,
  compensation,
  end,
  eventBased,
  eventStart,
  eventSubProcess,
  forEach,
  model,
  onCondition,
  onMessage,
  onTimer,
  parallel,
  path,
  scriptTask,
  serviceTask,
  start,
  subProcess,
  throwing,
  undoneBy,
  userTask,
} from './support/model-builder.js';
import { Scenario } from './support/scenario.js';

const activate = (elementId: string, more: Partial<ActivateInstruction> = {}): ActivateInstruction => ({
  elementId,
  variableInstructions: [],
  ...more,
});

const move = (
  sourceElementId: string,
  targetElementId: string,
  more: Partial<MoveInstruction> = {},
): MoveInstruction => ({
  sourceElementInstruction: { sourceType: 'byId', sourceElementId },
  targetElementId,
  variableInstructions: [],
  ...more,
});

const twoTasks = () => model(start(), userTask('a'), userTask('b'), end(), path('start', 'a', 'b', 'end'));

const inner = () => [start('inner-start'), userTask('a'), userTask('b'), path('inner-start', 'a', 'b')];

const withSubProcess = () =>
  model(
    start(),
    userTask('before'),
    subProcess('part', inner()),
    boundary('late', 'part', onTimer('duration', 'P1D')),
    userTask('after'),
    userTask('reminder'),
    path('start', 'before', 'part', 'after'),
    path('late', 'reminder'),
  );

const forEachItem = () =>
  model(
    start(),
    forEach(subProcess('part', inner()), { items: '[1, 2]', item: 'item' }),
    userTask('after'),
    path('start', 'part', 'after'),
  );

describe('activating an element by hand (Camunda 8 documentation, "Process instance modification")', () => {
  it('lets it begin beside what runs', () => {
    const scenario = new Scenario(twoTasks()).start();
    scenario.modify({ activateInstructions: [activate('b')] });
    expect(scenario.tokens).toEqual(['a', 'b']);
    expect(scenario.completeTask('b').completeTask('a').completeTask('b').status).toBe('COMPLETED');
  });

  it('applies its input mappings and opens its boundary events', () => {
    const process = model(
      start(),
      userTask('a'),
      serviceTask('b', { inputs: { own: '=1 + 1' } }),
      boundary('late', 'b', onTimer('duration', 'P1D')),
      path('start', 'a', 'b'),
    );
    const scenario = new Scenario(process).start().modify({ activateInstructions: [activate('b')] });
    expect(scenario.localVariables('b')).toEqual({ own: 2 });
    expect(scenario.waits).toEqual(['userTask a', 'timer late', 'job b']);
  });

  it('creates the scopes around it that do not live, past their start events, with their events open', () => {
    const scenario = new Scenario(withSubProcess()).start().modify({ activateInstructions: [activate('b')] });
    expect(scenario.tokens).toEqual(['before', 'part', 'b']);
    expect(scenario.waits).toEqual(['userTask before', 'timer late', 'userTask b']);
    expect(scenario.completeTask('b').tokens).toEqual(['before', 'after']);
  });

  it('creates scopes at several depths', () => {
    const process = model(
      start(),
      userTask('before'),
      subProcess('outer', [start('o'), subProcess('part', inner()), path('o', 'part')]),
      path('start', 'before', 'outer'),
    );
    const scenario = new Scenario(process).start().modify({ activateInstructions: [activate('b')] });
    expect(scenario.tokens).toEqual(['before', 'outer', 'part', 'b']);
  });

  it('uses the scopes that live', () => {
    const scenario = new Scenario(withSubProcess()).start().completeTask('before');
    scenario.modify({ activateInstructions: [activate('b')] });
    expect(scenario.tokens).toEqual(['part', 'a', 'b']);
  });

  it('puts two elements into the one scope that the first of them creates', () => {
    const scenario = new Scenario(withSubProcess()).start();
    scenario.modify({ activateInstructions: [activate('a'), activate('b')] });
    expect(scenario.tokens).toEqual(['before', 'part', 'a', 'b']);
  });

  it('creates a new scope inside the chosen ancestor, although one lives', () => {
    const scenario = new Scenario(withSubProcess()).start().completeTask('before');
    const root = scenario.state!.rootKey;
    scenario.modify({ activateInstructions: [activate('b', { ancestorElementInstanceKey: root })] });
    expect(scenario.tokens).toEqual(['part', 'a', 'part', 'b']);
  });

  it('wants to know which of several scopes is meant', () => {
    const scenario = new Scenario(withSubProcess()).start().completeTask('before');
    const root = scenario.state!.rootKey;
    scenario.modify({ activateInstructions: [activate('b', { ancestorElementInstanceKey: root })] });
    const [first, second] = scenario.elements('part');
    scenario.modify({ activateInstructions: [activate('a')] });
    expect(scenario.rejection).toMatchObject({ code: 'INVALID_ARGUMENT' });
    expect(scenario.rejection?.message).toContain(`Choose one of ${first!.key}, ${second!.key}`);
    scenario.modify({ activateInstructions: [activate('a', { ancestorElementInstanceKey: second!.key })] });
    expect(scenario.elements('a').map(({ scopeKey }) => scopeKey)).toEqual([first!.key, second!.key]);
  });

  it('begins all instances of a multi-instance activity', () => {
    const process = model(
      start(),
      userTask('before'),
      forEach(userTask('each'), { items: '[1, 2]', item: 'item' }),
      path('start', 'before', 'each'),
    );
    const scenario = new Scenario(process).start().modify({ activateInstructions: [activate('each')] });
    expect(scenario.tokens).toEqual(['before', 'each', 'each', 'each']);
  });

  it('reaches into one instance of a multi-instance sub-process, chosen as ancestor', () => {
    const scenario = new Scenario(forEachItem()).start();
    const [, , second] = scenario.elements('part');
    scenario.modify({ activateInstructions: [activate('b', { ancestorElementInstanceKey: second!.key })] });
    expect(scenario.element('b').scopeKey).toBe(second!.key);
  });

  it('goes through a gateway at once', () => {
    const process = model(
      start(),
      userTask('a'),
      parallel('split'),
      userTask('b'),
      userTask('c'),
      path('start', 'a', 'split', 'b'),
      path('split', 'c'),
    );
    const scenario = new Scenario(process).start().modify({ activateInstructions: [activate('split')] });
    expect(scenario.tokens).toEqual(['a', 'b', 'c']);
  });

  it('lets an event sub-process and an element of an ad-hoc sub-process begin', () => {
    const help = eventSubProcess('help', [
      eventStart('help-start', onMessage('help'), { interrupting: false }),
      userTask('helper'),
      path('help-start', 'helper'),
    ]);
    const process = model(
      start(),
      userTask('a'),
      adHoc('choice', [userTask('x'), userTask('y')]),
      help,
      path('start', 'a', 'choice'),
    );
    const scenario = new Scenario(process).start({ key: 'k' });
    scenario.modify({ activateInstructions: [activate('help'), activate('x')] });
    expect(scenario.tokens).toEqual(['a', 'help', 'choice', 'x', 'helper']);
    expect(scenario.activate('choice', ['y']).tokens).toContain('y');
  });

  it('holds the element as an incident where its expressions fail, as anywhere', () => {
    const process = model(
      start(),
      userTask('a'),
      serviceTask('b', { inputs: { own: '=missing.name + 1' } }),
      path('start', 'a', 'b'),
    );
    const scenario = new Scenario(process).start().modify({ activateInstructions: [activate('b')] });
    expect(scenario.rejection).toBeNull();
    expect(scenario.tokens).toContain('b');
  });
});

describe('variables of a modification', () => {
  const instruct = (...variableInstructions: ActivateInstruction['variableInstructions']) => ({
    activateInstructions: [activate('b', { variableInstructions })],
  });

  it('go to the process instance, to a created scope and to the element itself', () => {
    const scenario = new Scenario(withSubProcess()).start();
    scenario.modify(
      instruct(
        { variables: { everywhere: 1 } },
        { scopeId: 'part', variables: { inPart: 2 } },
        { scopeId: 'b', variables: { inTask: 3 } },
      ),
    );
    expect(scenario.variables).toEqual({ everywhere: 1 });
    expect(scenario.localVariables('part')).toEqual({ inPart: 2 });
    expect(scenario.localVariables('b')).toEqual({ inTask: 3 });
  });

  it('are there before the events of a created scope are evaluated', () => {
    const process = model(
      start(),
      userTask('before'),
      subProcess('part', [
        ...inner(),
        eventSubProcess('help', [
          eventStart('help-start', onMessage('help', '=caseNumber')),
          userTask('helper'),
          path('help-start', 'helper'),
        ]),
      ]),
      path('start', 'before', 'part'),
    );
    const scenario = new Scenario(process).start();
    scenario.modify(instruct({ scopeId: 'part', variables: { caseNumber: 'G-7' } }));
    expect(scenario.correlate('help-start').tokens).toEqual(['before', 'part', 'help', 'helper']);
  });

  it('wake a condition that they fulfil', () => {
    const process = model(
      start(),
      catching('wait', onCondition('go')),
      userTask('a'),
      userTask('b'),
      path('start', 'wait', 'a'),
      path('a', 'b'),
    );
    const scenario = new Scenario(process).start({ go: false });
    scenario.modify(instruct({ variables: { go: true } }));
    expect(scenario.tokens).toEqual(['b', 'a']);
  });

  it('are refused for a scope that is not around the element, and where they cannot be kept', () => {
    const scenario = new Scenario(withSubProcess()).start();
    scenario.modify(instruct({ scopeId: 'before', variables: { x: 1 } }));
    expect(scenario.rejection?.message).toContain('The variables for "before" have no scope there');
    scenario.modify(instruct({ variables: { __proto__x: 1, ['__proto__']: 1 } }));
    expect(scenario.rejection?.code).toBe('INVALID_ARGUMENT');
    expect(scenario.variables).toEqual({});
  });
});

describe('terminating elements by hand (Camunda 8 documentation, "Process instance modification")', () => {
  it('takes all tokens of an element away, or one of them', () => {
    const scenario = new Scenario(twoTasks()).start().modify({
      activateInstructions: [activate('a'), activate('b')],
    });
    const [first] = scenario.elements('a');
    scenario.modify({ terminateInstructions: [{ elementInstanceKey: first!.key }] });
    expect(scenario.tokens).toEqual(['a', 'b']);
    scenario.modify({ terminateInstructions: [{ elementId: 'a' }] });
    expect(scenario.tokens).toEqual(['b']);
  });

  it('ends the scope with its last element, and with it the instance', () => {
    const scenario = new Scenario(withSubProcess()).start().completeTask('before');
    scenario.modify({ terminateInstructions: [{ elementId: 'a' }] });
    expect(scenario.happened.slice(-5)).toEqual([
      'a terminated',
      'timer late canceled',
      'part terminated',
      'process terminated',
      'instance terminated',
    ]);
    expect(scenario.status).toBe('TERMINATED');
  });

  it('leaves a scope in which a token waits at a join', () => {
    const process = model(
      start(),
      parallel('split'),
      userTask('a'),
      userTask('b'),
      parallel('join'),
      userTask('after'),
      path('start', 'split', 'a', 'join', 'after'),
      path('split', 'b', 'join'),
    );
    const scenario = new Scenario(process).start().completeTask('a');
    scenario.modify({ terminateInstructions: [{ elementId: 'b' }] });
    expect(scenario.status).toBe('ACTIVE');
    scenario.modify({ activateInstructions: [activate('b')] });
    expect(scenario.completeTask('b').tokens).toEqual(['after']);
  });

  it('ends a whole sub-process, and a multi-instance body with its last instance', () => {
    const scenario = new Scenario(forEachItem()).start();
    const [first] = scenario.elements('a');
    scenario.modify({ terminateInstructions: [{ elementInstanceKey: first!.key }] });
    expect(scenario.tokens).toEqual(['part', 'part', 'a']);
    scenario.modify({
      activateInstructions: [activate('after')],
      terminateInstructions: [{ elementId: 'a' }],
    });
    expect(scenario.tokens).toEqual(['after']);
  });

  it('tells a called instance that it ends', () => {
    const process = model(start(), callActivity('call', 'other'), userTask('b'), path('start', 'call', 'b'));
    const scenario = new Scenario(process).start();
    scenario.modify({ moveInstructions: [move('call', 'b')] });
    expect(scenario.happened).toContain('other to be canceled');
    expect(scenario.tokens).toEqual(['b']);
  });

  it('ends a compensation with its last handler', () => {
    const process = model(
      start(),
      undoneBy(scriptTask('a', '1', 'x'), 'undo-a'),
      serviceTask('undo-a'),
      throwing('undo', compensation()),
      userTask('after'),
      path('start', 'a', 'undo', 'after'),
    );
    const scenario = new Scenario(process).start();
    expect(scenario.tokens).toEqual(['undo', 'undo-a']);
    scenario.modify({
      activateInstructions: [activate('after')],
      terminateInstructions: [{ elementId: 'undo-a' }],
    });
    expect(scenario.tokens).toEqual(['after']);
  });

  it('refuses to end an instance that another one called', () => {
    const parent = {
      processInstanceKey: '1' as ProcessInstanceKey,
      elementInstanceKey: '2' as ElementInstanceKey,
      caughtErrors: [],
    };
    const scenario = new Scenario(twoTasks()).start({}, { parent });
    scenario.modify({ terminateInstructions: [{ elementId: 'a' }] });
    expect(scenario.rejection).toMatchObject({ code: 'INVALID_STATE' });
    expect(scenario.tokens).toEqual(['a']);
  });
});

describe('moving tokens by hand (Camunda 8 documentation, "Process instance modification")', () => {
  it('ends the source and begins the target in one step', () => {
    const scenario = new Scenario(twoTasks()).start();
    scenario.modify({ moveInstructions: [move('a', 'b')] });
    expect(scenario.happened.slice(-4)).toEqual([
      'b activated',
      'user task a canceled',
      'a terminated',
      'user task b created',
    ]);
  });

  it('begins the target once for each instance of the source', () => {
    const scenario = new Scenario(twoTasks()).start().modify({ activateInstructions: [activate('a')] });
    scenario.modify({ moveInstructions: [move('a', 'b')] });
    expect(scenario.tokens).toEqual(['b', 'b']);
  });

  it('moves one instance by its key', () => {
    const scenario = new Scenario(twoTasks()).start().modify({ activateInstructions: [activate('a')] });
    const [, second] = scenario.elements('a');
    const source = { sourceType: 'byKey', sourceElementInstanceKey: second!.key } as const;
    scenario.modify({ moveInstructions: [move('a', 'b', { sourceElementInstruction: source })] });
    expect(scenario.tokens).toEqual(['a', 'b']);
  });

  it('stays in the scope of its source, whether named as parent or inferred', () => {
    for (const ancestorScopeType of ['sourceParent', 'inferred'] as const) {
      const scenario = new Scenario(forEachItem()).start();
      const scopes = scenario.elements('a').map(({ scopeKey }) => scopeKey);
      scenario.modify({
        moveInstructions: [move('a', 'b', { ancestorScopeInstruction: { ancestorScopeType } })],
      });
      expect(scenario.elements('b').map(({ scopeKey }) => scopeKey)).toEqual(scopes);
      expect(scenario.completeTask('b').completeTask('b').tokens).toEqual(['after']);
    }
  });

  it('creates the scopes between the inferred ancestor and the target', () => {
    const scenario = new Scenario(withSubProcess()).start();
    scenario.modify({
      moveInstructions: [
        move('before', 'b', { ancestorScopeInstruction: { ancestorScopeType: 'inferred' } }),
      ],
    });
    expect(scenario.tokens).toEqual(['part', 'b']);
  });

  it('begins in the scope that is chosen directly', () => {
    const scenario = new Scenario(withSubProcess()).start().completeTask('before');
    const { rootKey } = scenario.state!;
    const ancestorScopeInstruction = {
      ancestorScopeType: 'direct',
      ancestorElementInstanceKey: rootKey,
    } as const;
    scenario.modify({ moveInstructions: [move('a', 'b', { ancestorScopeInstruction })] });
    expect(scenario.tokens).toEqual(['part', 'b']);
  });

  it('takes the body of a multi-instance activity for its source, not its instances', () => {
    const scenario = new Scenario(forEachItem()).start();
    scenario.modify({ moveInstructions: [move('part', 'after')] });
    expect(scenario.tokens).toEqual(['after']);
  });

  it('begins a sub-process anew that the same request ends', () => {
    const scenario = new Scenario(withSubProcess()).start().completeTask('before');
    const [old] = scenario.elements('part');
    scenario.modify({
      activateInstructions: [activate('b')],
      terminateInstructions: [{ elementId: 'part' }],
    });
    expect(scenario.tokens).toEqual(['part', 'b']);
    expect(scenario.element('part').key).not.toBe(old!.key);
  });
});

describe('what a modification refuses, all of it at once', () => {
  it('lists every reason and changes nothing', () => {
    const scenario = new Scenario(withSubProcess()).start();
    scenario.modify({
      activateInstructions: [activate('nowhere'), activate('start'), activate('late'), activate('after')],
      moveInstructions: [move('reminder', 'after')],
      terminateInstructions: [{ elementInstanceKey: '77' as ElementInstanceKey }],
    });
    const { message } = scenario.rejection!;
    expect(message).toContain('for 5 reasons');
    expect(message).toContain('No instance of element "reminder" lives');
    expect(message).toContain('No element instance 77 lives');
    expect(message).toContain('has no element "nowhere"');
    expect(message).toContain('"start" cannot be activated: it is a start event');
    expect(message).toContain('"late" cannot be activated: it is a boundary event');
    expect(scenario.tokens).toEqual(['before']);
  });

  it('the process itself, events behind an event-based gateway, and handlers of compensation', () => {
    const process = model(
      start(),
      undoneBy(userTask('a'), 'undo-a'),
      serviceTask('undo-a'),
      eventBased('either'),
      catching('message', onMessage('m')),
      catching('timer', onTimer('duration', 'PT1H')),
      end(),
      path('start', 'a', 'either', 'message', 'end'),
      path('either', 'timer', 'end'),
    );
    const scenario = new Scenario(process).start();
    for (const elementId of ['message', 'undo-a', 'process']) {
      scenario.modify({ activateInstructions: [activate(elementId)] });
      expect(scenario.rejection?.message).toContain('cannot be activated');
    }
  });

  it('an element in a repeated sub-process of which no instance is chosen', () => {
    const scenario = new Scenario(forEachItem()).start().modify({ activateInstructions: [activate('b')] });
    expect(scenario.rejection?.message).toContain('could begin in 2 instances');
    scenario.modify({ moveInstructions: [move('part', 'after')] });
    scenario.modify({ activateInstructions: [activate('b')] });
    expect(scenario.rejection?.message).toContain('a single repetition cannot be created');
  });

  it('an ancestor that does not live, is none, is a body, or ends with the same request', () => {
    const scenario = new Scenario(forEachItem()).start();
    const [body, first] = scenario.elements('part');
    const [task] = scenario.elements('a');
    const refusal = (key: string, ending: readonly string[] = []): string | undefined =>
      scenario.modify({
        activateInstructions: [activate('b', { ancestorElementInstanceKey: key as ElementInstanceKey })],
        terminateInstructions: ending.map((elementInstanceKey) => ({
          elementInstanceKey: elementInstanceKey as ElementInstanceKey,
        })),
      }).rejection?.message;
    expect(refusal('12')).toContain('does not live in this process instance');
    expect(refusal(task!.key)).toContain('is no scope of "b"');
    expect(refusal(body!.key)).toContain('is the multi-instance body');
    expect(refusal(first!.key, [first!.key])).toContain('is terminated by the same request');
  });

  it('a scope that an incident holds before it began', () => {
    const process = model(
      start(),
      subProcess('part', inner(), { inputs: { x: '=missing.name.of' } }),
      boundary('late', 'part', onTimer('duration', '=later')),
      path('start', 'part'),
    );
    const scenario = new Scenario(process).start().modify({ activateInstructions: [activate('b')] });
    expect(scenario.rejection?.message).toContain('has not begun or is about to end');
  });

  it('a scope whose events cannot be evaluated', () => {
    const process = model(
      start(),
      userTask('before'),
      subProcess('part', inner()),
      boundary('help', 'part', onMessage('help', '=missing')),
      path('start', 'before', 'part'),
      userTask('helper'),
      path('help', 'helper'),
    );
    const scenario = new Scenario(process).start().modify({ activateInstructions: [activate('b')] });
    expect(scenario.rejection?.message).toContain('"part" cannot be created');
    expect(scenario.tokens).toEqual(['before']);
  });

  it('no instruction at all', () => {
    const scenario = new Scenario(twoTasks()).start().modify({});
    expect(scenario.rejection).toMatchObject({ code: 'INVALID_ARGUMENT' });
  });
});

describe('starting at chosen elements (Camunda 8 documentation, "Create process instance")', () => {
  const startAt = (...elementIds: readonly string[]) => ({
    startInstructions: elementIds.map((elementId) => ({ elementId })),
  });

  it('passes the start event over and opens the event sub-processes', () => {
    const help = eventSubProcess('help', [
      eventStart('help-start', onMessage('help')),
      userTask('helper'),
      path('help-start', 'helper'),
    ]);
    const process = model(start(), userTask('a'), userTask('b'), help, path('start', 'a', 'b'));
    const scenario = new Scenario(process).start({ key: 'k' }, startAt('b'));
    expect(scenario.tokens).toEqual(['b']);
    expect(scenario.waits).toEqual(['message help-start', 'userTask b']);
    expect(scenario.variables).toEqual({ key: 'k' });
  });

  it('begins several elements, also inside sub-processes', () => {
    const scenario = new Scenario(withSubProcess()).start({}, startAt('a', 'b', 'after'));
    expect(scenario.tokens).toEqual(['part', 'a', 'b', 'after']);
  });

  it('refuses what cannot be activated, all at once, and creates nothing', () => {
    const scenario = new Scenario(withSubProcess()).start({}, startAt('late', 'nowhere'));
    expect(scenario.rejection?.message).toContain('for 2 reasons');
    expect(scenario.state).toBeNull();
  });
});

describe('terminating after an element (Camunda 8 documentation, "Create process instance")', () => {
  it('ends the instance once the element has completed, before its token goes on', () => {
    const scenario = new Scenario(twoTasks()).start({}, { terminateAfter: ['a'] }).completeTask('a');
    expect(scenario.status).toBe('TERMINATED');
    expect(scenario.happened).not.toContain('b activated');
  });

  it('ends the instance once the element was terminated', () => {
    const scenario = new Scenario(withSubProcess()).start({}, { terminateAfter: ['part'] });
    scenario.completeTask('before').fireTimer('late');
    expect(scenario.status).toBe('TERMINATED');
    expect(scenario.state?.elementInstances).toEqual({});
  });

  it('waits for all instances of a multi-instance activity', () => {
    const scenario = new Scenario(forEachItem()).start({}, { terminateAfter: ['part'] });
    scenario.completeTask('a').completeTask('b');
    expect(scenario.status).toBe('ACTIVE');
    expect(scenario.completeTask('a').completeTask('b').status).toBe('TERMINATED');
  });

  it('refuses an element that the process does not have', () => {
    const scenario = new Scenario(twoTasks()).start({}, { terminateAfter: ['nowhere'] });
    expect(scenario.rejection?.message).toContain('has no element "nowhere"');
  });
});
