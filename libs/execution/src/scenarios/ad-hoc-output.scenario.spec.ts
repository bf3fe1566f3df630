import { describe, expect, it } from 'vitest';
import {
  adHoc,
  eventStart,
  eventSubProcess,
  model,
  onMessage,
  path,
  serviceTask,
  start,
  userTask,
  type Part,
} from './support/model-builder.js';
import { Scenario } from './support/scenario.js';

const around = (inner: Part) => model(start(), inner, serviceTask('after'), path('start', 'choice', 'after'));

const activities = [serviceTask('a'), serviceTask('b'), serviceTask('c'), serviceTask('d'), path('c', 'd')];

const output = ['results', 'result'] as const;

describe('variables of activated elements (Camunda 8 documentation, "Ad-hoc sub-processes")', () => {
  it('are local to the element that is activated with them', () => {
    const scenario = new Scenario(around(adHoc('choice', activities))).start({ topic: 'all' });
    scenario.activate('choice', [
      { elementId: 'a', variables: { topic: 'water' } },
      { elementId: 'b', variables: {} },
    ]);
    expect(scenario.localVariables('a')).toEqual({ topic: 'water' });
    expect(scenario.localVariables('b')).toEqual({});
    expect(scenario.variables).toEqual({ topic: 'all' });
  });

  it('are different for each instance of the same element', () => {
    const scenario = new Scenario(around(adHoc('choice', activities))).start();
    scenario.activate('choice', [
      { elementId: 'a', variables: { n: 1 } },
      { elementId: 'a', variables: { n: 2 } },
    ]);
    expect(scenario.elements('a')).toHaveLength(2);
    scenario.completeJobOf('a', { n: 2 });
    expect(scenario.localVariables('a')).toEqual({ n: 1 });
  });

  it('are read by the input mappings of the element', () => {
    const mapped = serviceTask('a', { inputs: { upper: '=upper case(word)' } });
    const scenario = new Scenario(around(adHoc('choice', [mapped]))).start();
    scenario.activate('choice', [{ elementId: 'a', variables: { word: 'ja' } }]);
    expect(scenario.incidents).toEqual([]);
    expect(scenario.localVariables('a')).toEqual({ word: 'ja', upper: 'JA' });
  });

  it('that cannot be stored refuse the whole request', () => {
    const scenario = new Scenario(around(adHoc('choice', activities))).start();
    scenario.activate('choice', ['a', { elementId: 'b', variables: { ['__proto__x']: 2 ** 60 } }]);
    expect(scenario.rejection?.code).toBe('INVALID_ARGUMENT');
    expect(scenario.tokens).toEqual(['choice']);
  });
});

describe('output collection of an ad-hoc sub-process (Camunda 8 documentation, "Ad-hoc sub-processes")', () => {
  it('is empty at first, and takes the result of each path at its end', () => {
    const scenario = new Scenario(around(adHoc('choice', activities, { output }))).start();
    expect(scenario.localVariables('choice')).toEqual({ result: null, results: [] });
    scenario.activate('choice', ['a', 'b']).completeJob('b', { result: 'second' });
    expect(scenario.localVariables('choice')).toEqual({ result: null, results: ['second'] });
    scenario.completeJob('a', { result: 'first' });
    expect(scenario.variables).toEqual({ results: ['second', 'first'] });
    expect(scenario.tokens).toEqual(['after']);
  });

  it('takes an empty value from an element without a result', () => {
    const scenario = new Scenario(around(adHoc('choice', activities, { output }))).start();
    scenario.activate('choice', ['a', 'b']).completeJob('a', { result: 1 }).completeJob('b');
    expect(scenario.variables).toEqual({ results: [1, null] });
  });

  it('takes what an output mapping of the element writes', () => {
    const mapped = serviceTask('a', { outputs: { result: '=answer' } });
    const scenario = new Scenario(around(adHoc('choice', [mapped], { output }))).start();
    scenario.activate('choice', ['a', 'a']).completeJob('a', { answer: 1 }).completeJob('a', { answer: 2 });
    expect(scenario.variables).toEqual({ results: [1, 2] });
  });

  it('takes what several elements of a path have left, at the end of the path', () => {
    const scenario = new Scenario(
      around(adHoc('choice', activities, { output: ['results', 'x + y'] })),
    ).start();
    scenario.activate('choice', ['c']).completeJob('c', { x: 1 }).completeJob('d', { y: 2 });
    expect(scenario.variables['results']).toEqual([3]);
  });

  it('is seen by the completion condition, the new result included', () => {
    const options = { output, until: 'count(results) >= 2', active: '["a", "b", "c"]' };
    const scenario = new Scenario(around(adHoc('choice', activities, options))).start();
    expect(scenario.completeJob('a').tokens).toEqual(['choice', 'b', 'c']);
    expect(scenario.completeJob('b').tokens).toEqual(['after']);
    expect(scenario.variables['results']).toEqual([null, null]);
  });

  it('goes out before the output mappings of what follows, and is read by its own', () => {
    const options = { output, outputs: { number: '=count(results)' } };
    const scenario = new Scenario(around(adHoc('choice', activities, options))).start();
    scenario.activate('choice', ['a']).completeJob('a', { result: 1 });
    expect(scenario.variables).toEqual({ number: 1, results: [1] });
  });

  it('holds the last element of a path where the output element fails, and collects once', () => {
    const options = { output: ['results', 'if result = null then 9007199254740993 else result'] as const };
    const scenario = new Scenario(around(adHoc('choice', activities, options))).start();
    scenario.activate('choice', ['a']).completeJob('a');
    expect(scenario.incidents).toMatchObject([{ at: 'a', type: 'EXTRACT_VALUE_ERROR' }]);
    scenario.setVariables({ result: 5 }, { at: 'a', local: true }).resolveIncident('a');
    expect(scenario.variables['results']).toEqual([5]);
  });

  it('takes nothing from an event sub-process, nor from what is terminated', () => {
    const note = eventSubProcess('note', [
      eventStart('note-start', onMessage('note'), { interrupting: false }),
      userTask('read'),
      path('note-start', 'read'),
    ]);
    const scenario = new Scenario(around(adHoc('choice', [...activities, note], { output }))).start({
      key: 'k',
    });
    scenario.activate('choice', ['a']).correlate('note-start').completeTask('read');
    scenario.activate('choice', ['b'], true).completeJob('b', { result: 'b' });
    expect(scenario.variables['results']).toEqual(['b']);
  });
});

describe('an ad-hoc sub-process with ordering="Sequential" (BPMN 2.0.2, table 10.22)', () => {
  it('runs one element at a time', () => {
    const scenario = new Scenario(around(adHoc('choice', activities, { sequential: true }))).start();
    scenario.activate('choice', ['a', 'b']);
    expect(scenario.rejection?.code).toBe('INVALID_STATE');
    scenario.activate('choice', ['a']).activate('choice', ['b']);
    expect(scenario.rejection?.message).toContain('one element runs at a time');
    expect(scenario.tokens).toEqual(['choice', 'a']);
  });

  it('lets the next begin once the path has ended', () => {
    const options = { sequential: true, until: 'done' };
    const scenario = new Scenario(around(adHoc('choice', activities, options))).start({ done: false });
    scenario.activate('choice', ['c']).completeJob('c').activate('choice', ['a']);
    expect(scenario.rejection?.code).toBe('INVALID_STATE');
    scenario.completeJob('d').activate('choice', ['a']);
    expect(scenario.completeJob('a', { done: true }).tokens).toEqual(['after']);
  });

  it('lets another begin instead of what runs', () => {
    const scenario = new Scenario(around(adHoc('choice', activities, { sequential: true }))).start();
    scenario.activate('choice', ['a']).activate('choice', ['b'], true);
    expect(scenario.tokens).toEqual(['choice', 'b']);
  });

  it('holds its token where its expression names more than one', () => {
    const options = { sequential: true, active: 'chosen' };
    const scenario = new Scenario(around(adHoc('choice', activities, options))).start({ chosen: ['a', 'b'] });
    expect(scenario.incidents).toMatchObject([{ at: 'choice', type: 'EXTRACT_VALUE_ERROR' }]);
    scenario.setVariables({ chosen: ['b'] }).resolveIncident('choice');
    expect(scenario.tokens).toEqual(['choice', 'b']);
  });
});
