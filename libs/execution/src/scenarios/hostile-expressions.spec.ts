import type { ExecutableProcess } from '@vorgang/bpmn';
import { parseDecisionModel } from '@vorgang/dmn';
import { compileExpression } from '@vorgang/feel';
import { describe, expect, it } from 'vitest';
import {
  boundary,
  callActivity,
  catching,
  decisionTask,
  end,
  exclusive,
  flow,
  forEach,
  model,
  onCondition,
  onMessage,
  onSignal,
  onTimer,
  path,
  receiveTask,
  scriptTask,
  serviceTask,
  start,
  userTask,
  type Part,
} from './support/model-builder.js';
import { Scenario } from './support/scenario.js';

/** What a hostile designer or applicant may write: little to read, without an end to compute. */
const HOSTILE = {
  'a huge range': 'count(for a in 1..1000000000 return a) = 1',
  'nested loops': 'count(for a in 1..1000, b in 1..1000, c in 1..1000 return a) = 1',
  'a text that doubles':
    '{a: "xxxxxxxxxx", b: a+a+a+a+a+a+a+a+a+a, c: b+b+b+b+b+b+b+b+b+b, d: c+c+c+c+c+c+c+c+c+c, e: d+d+d+d+d+d+d+d+d+d, f: e+e+e+e+e+e+e+e+e+e}.f = "x"',
  'a function that calls itself': '{f: function(x) f(x)}.f(1) = 1',
  'a recursion that branches': '{f: function(x) f(x + 1) + f(x + 2)}.f(1) = 1',
  'a context that grows': 'string(for i in 1..100 return {a: partial, b: partial}) = ""',
  'huge numbers': 'count(for i in 1..100000 return 1.00000123 ** 999999999.5) = 1',
  'many expressions for one text': `count(for i in 1..100000 return matches("${'a'.repeat(500)}!", "^(a+)+$")) = 1`,
} as const;

/** Every place at which the engine evaluates FEEL, with the element that shows the incident. */
const PLACES: Readonly<Record<string, (source: string) => ExecutableProcess>> = {
  'a condition of a flow': (source) =>
    model(start(), exclusive('here'), end(), path('start', 'here'), flow('here', 'end', source)),
  'an input mapping': (source) => at(serviceTask('here', { inputs: { a: `=${source}` } })),
  'an output mapping': (source) => at(scriptTask('here', '1', 'b', { outputs: { a: `=${source}` } })),
  'a script': (source) => at(scriptTask('here', source, 'a')),
  'a job type': (source) => at(serviceTask('here', { type: `=string(${source})` })),
  'the retries of a job': (source) => at(serviceTask('here', { retries: `=if ${source} then 1 else 2` })),
  'an assignee': (source) => at(userTask('here', { assignee: `=string(${source})` })),
  'a correlation key': (source) => at(receiveTask('here', 'letter', { key: `=string(${source})` })),
  'a message name': (source) => at(receiveTask('here', `=string(${source})`)),
  'a signal name': (source) => at(catching('here', onSignal(`=string(${source})`))),
  'a timer': (source) => at(catching('here', onTimer('duration', `=string(${source})`))),
  'a condition to wait for': (source) => at(catching('here', onCondition(source))),
  'a called process': (source) => at(callActivity('here', `=string(${source})`)),
  'a called decision': (source) => at(decisionTask('here', `=string(${source})`, 'a')),
  'a collection': (source) => at(forEach(serviceTask('here'), { items: `[${source}]`, item: 'item' })),
  'a cardinality': (source) =>
    at(forEach(serviceTask('here'), { cardinality: `if ${source} then 1 else 2` })),
  'a boundary event': (source) =>
    model(
      start(),
      serviceTask('here'),
      boundary('event', 'here', onMessage('letter', `=string(${source})`)),
      end(),
      path('start', 'here', 'end'),
      path('event', 'end'),
    ),
};

function at(part: Part): ExecutableProcess {
  return model(start(), part, end(), path('start', 'here', 'end'));
}

/** Milliseconds of processor time that one evaluation may take, whatever else the machine does. */
const LIMIT = 100;
/** A processor that several programs share takes longer for the same work. */
const TOLERANCE = 3;

/** A scenario does each step twice; the quickest of some tries is free of the compiler's warming up. */
function quickest(run: () => unknown): number {
  const tries = [1, 2, 3].map(() => {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 2_000;
  });
  return Math.min(...tries);
}

describe('a hostile expression ends as an incident that names the limit', () => {
  it.each(Object.keys(PLACES))('in %s', (place) => {
    const process = PLACES[place]!(HOSTILE['nested loops']);
    const scenario = new Scenario(process).start();
    expect(scenario.incidents).toMatchObject([
      { at: 'here', message: expect.stringContaining('steps limit of 250000') },
    ]);
  });

  it('in a decision', async () => {
    const xml = `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="fees" name="Fees" namespace="fees">
      <decision id="fee" name="fee"><variable name="fee"/><literalExpression><text>${HOSTILE['nested loops']}</text></literalExpression></decision>
    </definitions>`;
    const parsed = await parseDecisionModel(xml);
    if (!parsed.ok) throw new Error(parsed.problems[0]?.message);
    const scenario = new Scenario(at(decisionTask('here', 'fee', 'a')), {
      decisions: { fee: { decisionDefinitionKey: '1', model: parsed.model } },
    }).start();
    expect(scenario.incidents).toMatchObject([
      { at: 'here', message: expect.stringContaining('steps limit of 250000') },
    ]);
  });

  it.each(Object.entries(HOSTILE))('soon: %s', (_name, source) => {
    const process = PLACES['a condition of a flow']!(source);
    const scenario = new Scenario(process).start();
    expect(scenario.incidents).toMatchObject([
      {
        at: 'here',
        message: expect.stringMatching(/(steps|depth|size) limit of \d+|deeper than can be evaluated/),
      },
    ]);
    expect(quickest(() => new Scenario(process).start())).toBeLessThan(LIMIT * TOLERANCE);
  });

  it.each([
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty',
    'process',
    'globalThis',
    'require',
    'eval',
  ])('and reads nothing but variables: %s', (name) => {
    const source = `[${name}, {}.${name}, "a".${name}, (1).${name}, [1].${name}, order.${name}]`;
    const compiled = compileExpression(source);
    if (!compiled.ok) return;
    const scenario = new Scenario(at(scriptTask('here', source, 'found'))).start({ order: { a: 1 } });
    expect(scenario.variables['found']).toEqual([null, null, null, null, [null], null]);
  });

  it.each([
    ['more than 2^53', '9007199254740992 + 1'],
    ['more digits than a double holds', '1 / 3'],
    ['a number of any size', '10 ** 400'],
    ['within a list', '[1, 2 ** 60]'],
  ])('a number that would be rounded is refused: %s', (_what, source) => {
    const scenario = new Scenario(at(scriptTask('here', source, 'a'))).start();
    expect(scenario.incidents).toMatchObject([{ at: 'here', type: 'EXTRACT_VALUE_ERROR' }]);
    expect(scenario.variables).toEqual({});
  });

  it.each([
    'date("999999999-12-31") + duration("P999999999Y")',
    'date and time("2026-01-01T00:00:00Z") + duration("P999999999999D")',
  ])('a date beyond the calendar is no moment to wait for: %s', (source) => {
    const scenario = new Scenario(at(catching('here', onTimer('date', `=${source}`)))).start();
    expect(scenario.incidents).toMatchObject([{ at: 'here', type: 'EXTRACT_VALUE_ERROR' }]);
  });
});
