import { describe, expect, it } from 'vitest';
import {
  adHoc,
  boundary,
  compensation,
  end,
  eventStart,
  eventSubProcess,
  forEach,
  model,
  onError,
  onMessage,
  onTimer,
  parallel,
  path,
  scriptTask,
  serviceTask,
  start,
  undefinedTask,
  undoneBy,
  userTask,
  type Part,
  type Piece,
} from './support/model-builder.js';
import { Scenario } from './support/scenario.js';

const around = (inner: Part, ...more: readonly Piece[]) =>
  model(start(), inner, serviceTask('after'), path('start', 'choice', 'after'), ...more);

const activities = [userTask('a'), userTask('b'), serviceTask('c'), undefinedTask('d'), path('c', 'd')];

describe('ad-hoc sub-process (BPMN 2.0.2, 10.3.5 and 13.3.5)', () => {
  it('begins the elements that its expression names, all at once', () => {
    const process = around(adHoc('choice', activities, { active: 'chosen' }));
    const scenario = new Scenario(process).start({ chosen: ['a', 'c'] });
    expect(scenario.happened.slice(-7)).toEqual([
      'start completed',
      'choice activated',
      'choice opened',
      'a activated',
      'c activated',
      'user task a created',
      'job c created',
    ]);
  });

  it('is complete when nothing runs in it any more', () => {
    const process = around(adHoc('choice', activities, { active: '["a", "b"]' }));
    const scenario = new Scenario(process).start().completeTask('a');
    expect(scenario.tokens).toEqual(['choice', 'b']);
    expect(scenario.completeTask('b').tokens).toEqual(['after']);
  });

  it('follows the flows that are drawn in it', () => {
    const process = around(adHoc('choice', activities, { active: '["c"]' }));
    const scenario = new Scenario(process).start().completeJob('c');
    expect(scenario.happened).toContain('d completed');
    expect(scenario.tokens).toEqual(['after']);
  });

  it('without an expression, waits to be told what to begin', () => {
    const scenario = new Scenario(around(adHoc('choice', activities))).start();
    expect(scenario.tokens).toEqual(['choice']);
    scenario.activate('choice', ['a', 'a', 'b']);
    expect(scenario.tokens).toEqual(['choice', 'a', 'a', 'b']);
    scenario.completeTask('a').completeTask('a').completeTask('b');
    expect(scenario.tokens).toEqual(['after']);
  });

  it('lets more begin while others run, or instead of them', () => {
    const scenario = new Scenario(around(adHoc('choice', activities))).start().activate('choice', ['a']);
    expect(scenario.activate('choice', ['c']).tokens).toEqual(['choice', 'a', 'c']);
    expect(scenario.activate('choice', ['b'], true).tokens).toEqual(['choice', 'b']);
  });

  it('refuses what is not in it, what flows lead to, and what is no ad-hoc sub-process', () => {
    const scenario = new Scenario(around(adHoc('choice', activities))).start().activate('choice', ['a', 'd']);
    expect(scenario.rejection?.message).toContain('has no element "d" that can be activated');
    expect(scenario.activate('choice', ['after']).rejection?.code).toBe('INVALID_ARGUMENT');
    expect(scenario.tokens).toEqual(['choice']);
    scenario.activate('choice', ['a']);
    expect(scenario.activate('a', ['b']).rejection?.code).toBe('NOT_FOUND');
  });

  it('holds its token where the expression names what cannot be activated, and evaluates it again', () => {
    const process = around(adHoc('choice', activities, { active: 'chosen' }));
    const scenario = new Scenario(process).start({ chosen: ['d'] });
    expect(scenario.incidents).toMatchObject([{ at: 'choice', type: 'EXTRACT_VALUE_ERROR' }]);
    scenario.setVariables({ chosen: ['b'] }).resolveIncident('choice');
    expect(scenario.tokens).toEqual(['choice', 'b']);
  });
});

describe('completion condition of an ad-hoc sub-process (BPMN 2.0.2, 10.3.5 and 13.3.5)', () => {
  const options = { active: '["a", "b"]', until: 'done' };

  it('ends what still runs once it holds', () => {
    const process = around(adHoc('choice', activities, options));
    const scenario = new Scenario(process).start({ done: false }).completeTask('a', { done: true });
    expect(scenario.happened).toEqual(expect.arrayContaining(['choice is complete', 'b terminated']));
    expect(scenario.tokens).toEqual(['after']);
  });

  it('lets what still runs come to its end when the others are not to be canceled', () => {
    const process = around(adHoc('choice', activities, { ...options, cancelRemaining: false }));
    const scenario = new Scenario(process).start({ done: false }).completeTask('a', { done: true });
    expect(scenario.tokens).toEqual(['choice', 'b']);
    expect(scenario.activate('choice', ['a']).rejection?.code).toBe('INVALID_STATE');
    expect(scenario.completeTask('b').tokens).toEqual(['after']);
  });

  it('keeps the sub-process open as long as it does not hold', () => {
    const process = around(adHoc('choice', activities, options));
    const scenario = new Scenario(process).start({ done: false }).completeTask('a').completeTask('b');
    expect(scenario.tokens).toEqual(['choice']);
    scenario.activate('choice', ['a']).completeTask('a', { done: true });
    expect(scenario.tokens).toEqual(['after']);
  });

  it('is asked at the end of each path, not of each element', () => {
    const process = around(adHoc('choice', activities, { active: '["c"]', until: 'true' }));
    const scenario = new Scenario(process).start().completeJob('c');
    expect(scenario.happened).toContain('d completed');
    expect(scenario.tokens).toEqual(['after']);
  });

  it('holds the last element of the path where it is no boolean, and asks again', () => {
    const process = around(adHoc('choice', activities, options));
    const scenario = new Scenario(process).start().completeTask('a');
    expect(scenario.incidents).toMatchObject([{ at: 'a', type: 'EXTRACT_VALUE_ERROR' }]);
    scenario.setVariables({ done: true }).resolveIncident('a');
    expect(scenario.tokens).toEqual(['after']);
  });
});

describe('an ad-hoc sub-process among other elements (BPMN 2.0.2, 13.3.5)', () => {
  it('is interrupted on its boundary', () => {
    const process = around(
      adHoc('choice', activities, { active: '["a"]' }),
      boundary('late', 'choice', onTimer('duration', 'P1D')),
      serviceTask('stopped'),
      path('late', 'stopped'),
    );
    expect(new Scenario(process).start().fireTimer('late').tokens).toEqual(['stopped']);
  });

  it('hands an error out to its boundary', () => {
    const process = around(
      adHoc('choice', activities, { active: '["c"]' }),
      boundary('failed', 'choice', onError('E1')),
      serviceTask('caught'),
      path('failed', 'caught'),
    );
    expect(new Scenario(process).start().throwError('c', 'E1').tokens).toEqual(['caught']);
  });

  it('has event sub-processes of its own', () => {
    const note = eventSubProcess('note', [
      eventStart('note-start', onMessage('note'), { interrupting: false }),
      userTask('read'),
      path('note-start', 'read'),
    ]);
    const process = around(adHoc('choice', [...activities, note], { active: '["a"]' }));
    const scenario = new Scenario(process).start({ key: 'k' }).correlate('note-start');
    expect(scenario.tokens).toEqual(['choice', 'a', 'note', 'read']);
    scenario.completeTask('a').completeTask('read');
    expect(scenario.tokens).toEqual(['after']);
  });

  it('repeated, each instance has its own choice', () => {
    const inner = forEach(adHoc('choice', activities, { active: '[item]' }), {
      items: '["a", "b"]',
      item: 'item',
    });
    const scenario = new Scenario(around(inner)).start();
    expect(scenario.tokens).toEqual(['choice', 'choice', 'choice', 'a', 'b']);
    expect(scenario.completeTask('a').completeTask('b').tokens).toEqual(['after']);
  });

  it('joins tokens inside it', () => {
    const inner = [
      userTask('a'),
      userTask('b'),
      parallel('join'),
      scriptTask('both', '"yes"', 'joined'),
      path('a', 'join', 'both'),
      path('b', 'join'),
    ];
    const scenario = new Scenario(around(adHoc('choice', inner, { active: '["a", "b"]' }))).start();
    scenario.completeTask('a').completeTask('b');
    expect(scenario.variables).toEqual({ joined: 'yes' });
    expect(scenario.tokens).toEqual(['after']);
  });

  it('can be undone when it has completed', () => {
    const inner = [undoneBy(userTask('a'), 'undo-a'), serviceTask('undo-a')];
    const process = model(
      start(),
      adHoc('choice', inner, { active: '["a"]' }),
      end('undo-all', compensation()),
      path('start', 'choice', 'undo-all'),
    );
    const scenario = new Scenario(process).start().completeTask('a');
    expect(scenario.waits).toEqual(['job undo-a']);
    expect(scenario.completeJob('undo-a').status).toBe('COMPLETED');
  });

  it('leaves nothing behind when the instance is canceled', () => {
    const scenario = new Scenario(around(adHoc('choice', activities, { active: '["a", "b"]' })))
      .start()
      .cancel();
    expect(scenario.state?.elementInstances).toEqual({});
  });
});
