import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@vorgang/feel';
import {
  catching,
  complex,
  end,
  model,
  onMessage,
  onSignal,
  parallel,
  path,
  scriptTask,
  serviceTask,
  start,
  subProcess,
} from './support/model-builder.js';
import { Scenario } from './support/scenario.js';

const withWork = (mappings: Parameters<typeof serviceTask>[1] = {}) =>
  model(start(), serviceTask('work', mappings), end(), path('start', 'work', 'end'));

describe('variables (Camunda 8 documentation, Variables)', () => {
  it('of a job propagate to the process instance', () => {
    const scenario = new Scenario(withWork()).start({ a: 1 }).completeJob('work', { a: 2, b: 3 });
    expect(scenario.variables).toEqual({ a: 2, b: 3 });
  });

  it('update the nearest scope that has them', () => {
    const process = model(
      start(),
      subProcess('sub', [start('in'), serviceTask('work'), serviceTask('more'), path('in', 'work', 'more')], {
        inputs: { a: '=0' },
      }),
      path('start', 'sub'),
    );
    const scenario = new Scenario(process).start({ a: 1, b: 1 }).completeJob('work', { a: 2, b: 2, c: 2 });
    expect(scenario.localVariables('sub')).toEqual({ a: 2 });
    expect(scenario.variables).toEqual({ a: 1, b: 2, c: 2 });
  });

  it('that did not change make no change', () => {
    const scenario = new Scenario(withWork()).start({ a: { b: [1] } }).completeJob('work', { a: { b: [1] } });
    expect(scenario.changes.filter((change) => change.kind === 'variableUpdated')).toEqual([]);
  });

  it('carry their previous value in the history', () => {
    const scenario = new Scenario(withWork()).start({ a: 1 }).completeJob('work', { a: 2 });
    expect(scenario.changes.find((change) => change.kind === 'variableUpdated')).toMatchObject({
      name: 'a',
      value: 2,
      previousValue: 1,
    });
  });

  it('are set upwards or locally by an operator', () => {
    const scenario = new Scenario(withWork()).start({ a: 1 });
    scenario.setVariables({ a: 2, b: 2 }, { at: 'work' });
    expect(scenario.variables).toEqual({ a: 2, b: 2 });
    scenario.setVariables({ a: 3 }, { at: 'work', local: true });
    expect(scenario.localVariables('work')).toEqual({ a: 3 });
    expect(scenario.variables).toEqual({ a: 2, b: 2 });
  });

  it('cannot be set on what does not live', () => {
    const scenario = new Scenario(withWork()).start();
    scenario.send({ kind: 'setVariables', scopeKey: '1' as never, variables: { a: 1 }, local: true });
    expect(scenario.rejection).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('input mappings (Camunda 8 documentation, Input/output variable mappings)', () => {
  it('create local variables; later ones see earlier ones', () => {
    const process = withWork({
      inputs: { total: '=price * 2', label: '="EUR " + string(total)', fixed: 'text' },
    });
    const scenario = new Scenario(process).start({ price: 10 });
    expect(scenario.localVariables('work')).toEqual({ total: 20, label: 'EUR 20', fixed: 'text' });
    expect(scenario.variables).toEqual({ price: 10 });
  });

  it('build nested contexts from nothing', () => {
    const process = withWork({ inputs: { 'person.name': '=name', 'person.address.city': '="Kiel"' } });
    const scenario = new Scenario(process).start({ name: 'Ada', person: { old: true } });
    expect(scenario.localVariables('work')).toEqual({ person: { name: 'Ada', address: { city: 'Kiel' } } });
  });

  it('hide outer variables, which the job then does not change', () => {
    const scenario = new Scenario(withWork({ inputs: { a: '=a + 1' } }))
      .start({ a: 1 })
      .completeJob('work', { a: 9 });
    expect(scenario.variables).toEqual({ a: 1 });
  });

  it('give the same values when they are mapped again after an incident', () => {
    const process = withWork({ inputs: { n: '=n + 1' }, type: '=kind' });
    const scenario = new Scenario(process).start({ n: 1 });
    expect(scenario.incidents).toHaveLength(1);
    scenario.setVariables({ kind: 'x' }).resolveIncident('work');
    expect(scenario.localVariables('work')).toEqual({ n: 2 });
  });
});

describe('output mappings (Camunda 8 documentation, Input/output variable mappings)', () => {
  it('hand on only what they name; the rest stays local and ends with the element', () => {
    const process = withWork({ outputs: { paid: '=status = "ok"' } });
    const scenario = new Scenario(process).start().completeJob('work', { status: 'ok', secret: 1 });
    expect(scenario.variables).toEqual({ paid: true });
  });

  it('merge nested targets into the context that is there', () => {
    const process = withWork({ outputs: { 'person.age': '=years', 'person.name.last': '=last' } });
    const scenario = new Scenario(process).start({ person: { id: 7, name: { first: 'Ada' } } });
    scenario.completeJob('work', { years: 36, last: 'Lovelace' });
    expect(scenario.variables).toEqual({
      person: { id: 7, name: { first: 'Ada', last: 'Lovelace' }, age: 36 },
    });
  });

  it('replace what is no context on the way to a nested target', () => {
    const process = withWork({ outputs: { 'a.b': '=1' } });
    expect(new Scenario(process).start({ a: 'text' }).completeJob('work').variables).toEqual({ a: { b: 1 } });
  });

  it('do not touch what an input mapping hid', () => {
    const process = withWork({ inputs: { a: '=5' }, outputs: { a: '=a * 2' } });
    expect(new Scenario(process).start({ a: 1 }).completeJob('work').variables).toEqual({ a: 10 });
  });
});

describe('payload', () => {
  it.each<[string, JsonObject, string]>([
    ['a name that reaches into prototypes', JSON.parse('{"__proto__": 1}') as JsonObject, '__proto__'],
    ['such a name deep inside', JSON.parse('{"a": [{"constructor": 1}]}') as JsonObject, 'a[0].constructor'],
    ['a number beyond 2^53', { n: 2 ** 53 }, 'cannot be kept exactly'],
    ['a number without end', { n: Number.POSITIVE_INFINITY }, 'cannot be kept exactly'],
    ['a variable without a name', { ' ': 1 }, 'no name'],
    ['a name too long for an index', { ['n'.repeat(801)]: 1 }, 'longer than 800 bytes'],
  ])('with %s is refused wherever it comes from', (_what, variables, message) => {
    expect(new Scenario(withWork()).start(variables).rejection?.message).toContain(message);
    const scenario = new Scenario(withWork()).start().completeJob('work', variables);
    expect(scenario.rejection).toMatchObject({ code: 'INVALID_ARGUMENT' });
    expect(scenario.tokens).toEqual(['work']);
  });

  it('nested without end is refused', () => {
    let nested: JsonObject = {};
    for (let depth = 0; depth < 10_000; depth += 1) nested = { a: nested };
    expect(new Scenario(withWork()).start({ nested }).rejection?.message).toContain('nested deeper');
  });

  it('that outgrows the limit of the instance is refused', () => {
    const scenario = new Scenario(withWork(), { variableLimit: 100 }).start({ a: 'x'.repeat(60) });
    scenario.completeJob('work', { b: 'x'.repeat(60) });
    expect(scenario.rejection).toMatchObject({ code: 'INVALID_ARGUMENT' });
    expect(scenario.rejection?.message).toContain('the limit is 100');
    expect(scenario.completeJob('work', { a: 'y'.repeat(80) }).status).toBe('COMPLETED');
  });

  it('of a script with a name that reaches into prototypes is an incident', () => {
    const process = model(start(), scriptTask('build', '{ "__proto__": 1 }', 'a'), path('start', 'build'));
    const scenario = new Scenario(process).start();
    expect(scenario.incidents).toMatchObject([{ at: 'build', type: 'EXTRACT_VALUE_ERROR' }]);
  });

  it('of a script that outgrows the limit is an incident', () => {
    const process = model(start(), scriptTask('grow', 'a + a + a', 'b'), path('start', 'grow'));
    const scenario = new Scenario(process, { variableLimit: 100 }).start({ a: 'x'.repeat(40) });
    expect(scenario.incidents).toMatchObject([{ at: 'grow', type: 'MESSAGE_SIZE_EXCEEDED' }]);
  });
});

describe('names that every object of JavaScript inherits', () => {
  const inherited = { toString: 1, valueOf: 2, hasOwnProperty: 3, __defineGetter__: 4, isPrototypeOf: 5 };
  const changed = {
    toString: 'a',
    valueOf: 'b',
    hasOwnProperty: 'c',
    __defineGetter__: 'd',
    isPrototypeOf: 'e',
  };

  it('name variables of a start, a job, a message and a signal', () => {
    const process = model(
      start(),
      serviceTask('work'),
      catching('letter', onMessage('letter')),
      catching('alarm', onSignal('alarm')),
      serviceTask('more'),
      path('start', 'work', 'letter', 'alarm', 'more'),
    );
    const ofStart = new Scenario(process).start({ key: 'A', ...inherited });
    expect(ofStart.completeJob('work').correlate('letter').variables).toEqual({ key: 'A', ...inherited });

    const ofJob = new Scenario(process).start({ key: 'A' }).completeJob('work', inherited);
    expect(ofJob.variables).toEqual({ key: 'A', ...inherited });
    expect(ofJob.correlate('letter', changed).variables).toEqual({ key: 'A', ...changed });

    const ofMessage = new Scenario(process).start({ key: 'A' }).completeJob('work');
    expect(ofMessage.correlate('letter', inherited).variables).toEqual({ key: 'A', ...inherited });

    const ofSignal = new Scenario(process).start({ key: 'A' }).completeJob('work').correlate('letter');
    expect(ofSignal.signal('alarm', inherited).variables).toEqual({ key: 'A', ...inherited });
  });

  it('name a gateway that joins while another one is in its round', () => {
    const process = model(
      start(),
      parallel('fork'),
      ...['a', 'b', 'c', 'd'].map((id) => serviceTask(id)),
      complex('other', 'activationCount >= 1'),
      complex('toString', 'activationCount >= 1'),
      serviceTask('after'),
      path('start', 'fork', 'a', 'other', 'end'),
      path('fork', 'b', 'other'),
      path('fork', 'c', 'toString', 'after'),
      path('fork', 'd', 'toString'),
      end(),
    );
    const scenario = new Scenario(process).start().completeJob('a').completeJob('c');
    expect(scenario.element('after').phase).toBe('ACTIVE');
  });
});
