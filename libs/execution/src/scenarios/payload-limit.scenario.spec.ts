import { parseDecisionModel } from '@vorgang/dmn';
import type { JsonObject } from '@vorgang/feel';
import { describe, expect, it } from 'vitest';
import {
  boundary,
  callActivity,
  catching,
  decisionTask,
  end,
  forEach,
  model,
  onError,
  onMessage,
  onSignal,
  parallel,
  path,
  scriptTask,
  serviceTask,
  start,
  subProcess,
  userTask,
  type Part,
  type Piece,
} from './support/model-builder.js';
import { Scenario } from './support/scenario.js';

/** Bytes that the variables of an instance may take. */
const LIMIT = 400;
const half = 'x'.repeat(250);
const around = (part: Part, ...more: readonly Piece[]) =>
  model(start(), part, end(), ...more, path('start', part.id, 'end'));
const begun = (part: Part, ...more: readonly Piece[]) =>
  new Scenario(around(part, ...more), { variableLimit: LIMIT }).start({ a: half });

/** Refused: the reason names size and limit, and nothing changes. */
function expectRefused(scenario: Scenario, act: (scenario: Scenario) => unknown): void {
  const before = JSON.stringify(scenario.state);
  act(scenario);
  expect(scenario.rejection).toMatchObject({
    code: 'INVALID_ARGUMENT',
    message: expect.stringMatching(/\b[45]\d\d bytes.*limit is 400\b/) as string,
  });
  expect(JSON.stringify(scenario.state)).toBe(before);
}

describe('what comes from outside and outgrows the instance is refused and changes nothing', () => {
  it('creation', () => {
    const scenario = new Scenario(around(serviceTask('work')), { variableLimit: LIMIT });
    scenario.start({ a: half, b: half });
    expect(scenario.rejection?.message).toMatch(/would take 5\d\d bytes, but the limit is 400/);
    expect(scenario.state).toBeNull();
  });

  it.each<[string, Part, (scenario: Scenario) => unknown]>([
    ['completion of a job', serviceTask('work'), (one) => one.completeJob('work', { b: half })],
    ['failure of a job', serviceTask('work'), (one) => one.failJob('work', 1, 0, { b: half })],
    ['error of a job', serviceTask('work'), (one) => one.throwError('work', 'E1', { b: half })],
    ['completion of a user task', userTask('work'), (one) => one.completeTask('work', { b: half })],
    ['variables', userTask('work'), (one) => one.setVariables({ b: half })],
    [
      'local variables',
      userTask('work'),
      (one) => one.setVariables({ a: half }, { at: 'work', local: true }),
    ],
    ['a message', catching('work', onMessage('news', '="k"')), (one) => one.correlate('work', { b: half })],
    ['a signal', catching('work', onSignal('alarm')), (one) => one.signal('work', { b: half })],
    [
      'a modification',
      userTask('work'),
      (one) =>
        one.modify({
          activateInstructions: [{ elementId: 'work', variableInstructions: [{ variables: { b: half } }] }],
        }),
    ],
  ])('%s', (_what, part, act) => expectRefused(begun(part), act));

  it('what replaces counts by its growth alone', () => {
    expect(begun(userTask('work')).completeTask('work', { a: `${half}y` }).status).toBe('COMPLETED');
  });
});

describe('what the engine itself brings about and outgrows the instance is an incident that can be mended', () => {
  const expectHeld = (scenario: Scenario, at: string): Scenario => {
    expect(scenario.incidents).toMatchObject([
      {
        at,
        type: 'MESSAGE_SIZE_EXCEEDED',
        message: expect.stringContaining('the limit is 400') as string,
      },
    ]);
    return scenario.setVariables({ a: '' }).resolveIncident(at);
  };

  it.each<[string, Part]>([
    ['a script', scriptTask('work', 'if a = "" then 1 else a + a', 'b')],
    ['an input mapping', serviceTask('work', { inputs: { b: '=a + a' } })],
    ['an output mapping', scriptTask('work', '1', 'c', { outputs: { b: '=a + a' } })],
  ])('%s', (_what, part) => {
    const scenario = expectHeld(begun(part), 'work');
    expect(scenario.incidents).toEqual([]);
  });

  it('the result of a decision', async () => {
    const parsed = await parseDecisionModel(
      `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="d" name="d" namespace="d">
        <decision id="fee" name="fee"><variable name="fee"/><literalExpression><text>a + a</text></literalExpression></decision>
      </definitions>`,
    );
    if (!parsed.ok) throw new Error(parsed.problems[0]?.message);
    const scenario = new Scenario(around(decisionTask('work', 'fee', 'b')), {
      variableLimit: LIMIT,
      decisions: { fee: { decisionDefinitionKey: '1', model: parsed.model } },
    }).start({ a: half });
    expect(expectHeld(scenario, 'work').variables).toEqual({ a: '', b: '' });
  });

  it('the variables of a called process: they are kept until there is room for them', () => {
    const scenario = begun(callActivity('work', 'other', { allOut: true })).completeCalled('work', {
      b: half,
    });
    const mended = expectHeld(scenario, 'work');
    expect(mended.status).toBe('COMPLETED');
    expect(mended.variables).toEqual({ a: '', b: half });
  });

  it('what comes with an error of a called process, kept in the same way', () => {
    const scenario = begun(
      callActivity('work', 'other'),
      boundary('failed', 'work', onError('E1')),
      end('given-up'),
      path('failed', 'given-up'),
    ).throwFromCalled('work', 'E1', { b: half });
    const mended = expectHeld(scenario, 'failed');
    expect(mended.status).toBe('COMPLETED');
    expect(mended.variables).toEqual({ a: '', b: half });
  });

  it('an update of a user task whose instance grew while its listeners were asked', () => {
    const scenario = begun(userTask('work', { listeners: { updating: ['check'] } }));
    scenario.setVariables({ b: 'y'.repeat(100) }, { at: 'work', local: true });
    scenario.setVariables({ c: 'z'.repeat(80) });
    scenario.answer('work');
    expect(scenario.incidents).toMatchObject([{ at: 'work', type: 'MESSAGE_SIZE_EXCEEDED' }]);
    scenario.setVariables({ a: '' }).resolveIncident('work').answer('work');
    expect(scenario.localVariables('work')).toEqual({ b: 'y'.repeat(100) });
  });
});

describe('results that a multi-instance activity collects', () => {
  const text = 'y'.repeat(36);
  const inner = subProcess('work', [
    start('in'),
    serviceTask('inside'),
    end('out'),
    path('in', 'inside', 'out'),
  ]);
  type Act = (scenario: Scenario) => unknown;
  const works: readonly (readonly [string, Part, Act])[] = [
    ['by a worker', serviceTask('work'), (one) => one.completeJob('work', { result: text })],
    [
      'by a worker, mapped',
      serviceTask('work', { outputs: { result: '=answer' } }),
      (one) => one.completeJob('work', { answer: text }),
    ],
    ['by a person', userTask('work'), (one) => one.completeTask('work', { result: text })],
    ['by a sub-process', inner, (one) => one.completeJob('inside', { result: text })],
    [
      'by a called process',
      callActivity('work', 'other', { allOut: true }),
      (one) => one.completeCalled('work', { result: text }),
    ],
  ];
  const orders = [true, false].flatMap((sequential) =>
    works.map(
      ([how, part, act]) => [sequential ? 'one by one' : 'at once', how, sequential, part, act] as const,
    ),
  );
  const begunLoop = (
    part: Part,
    sequential: boolean,
    count: number,
    variables: JsonObject,
    result = 'result',
  ) =>
    new Scenario(around(forEach(part, { sequential, cardinality: String(count), into: 'results', result })), {
      variableLimit: LIMIT,
    }).start(variables);

  it.each(orders)(
    '%s, %s: none is lost when they outgrow the instance',
    (_order, _how, sequential, part, act) => {
      const count = 8;
      const scenario = begunLoop(part, sequential, count, { a: 'x'.repeat(100) });
      let held = false;
      for (let round = 0; round < 4 * count && scenario.status === 'ACTIVE'; round += 1) {
        const waiting = scenario.waits.length > 0;
        if (waiting) act(scenario);
        const [incident] = scenario.incidents;
        const refused = waiting && scenario.rejection !== null;
        if (incident !== undefined) expect(incident.type).toBe('MESSAGE_SIZE_EXCEEDED');
        if (incident === undefined && !refused) continue;
        held = true;
        scenario.setVariables({ a: '' });
        if (incident !== undefined) scenario.resolveIncident(incident.at);
      }
      expect(held).toBe(true);
      expect(scenario.status).toBe('COMPLETED');
      expect(scenario.variables).toEqual({ a: '', results: Array<string>(count).fill(text) });
    },
  );

  it.each([
    ['one by one', true],
    ['at once', false],
  ])('%s: hold the instance whose result the limit has no room for', (_order, sequential) => {
    const scenario = begunLoop(serviceTask('work'), sequential, 12, {}, '{ is: text }');
    for (let round = 0; round < 12 && scenario.incidents.length === 0; round += 1) {
      scenario.completeJob('work', { text });
    }
    expect(scenario.incidents).toMatchObject([
      {
        at: 'work',
        type: 'MESSAGE_SIZE_EXCEEDED',
        message: expect.stringMatching(/collected would take 4\d\d bytes, but the limit is 400/) as string,
      },
    ]);
    scenario.setVariables({ text: '' }).resolveIncident('work');
    expect(scenario.incidents).toEqual([]);
  });

  it('that one step brings about all at once are held as well', () => {
    const scenario = begunLoop(scriptTask('work', `"${text}"`, 'result'), true, 100, {});
    expect(scenario.incidents).toMatchObject([{ at: 'work', type: 'MESSAGE_SIZE_EXCEEDED' }]);
  });

  it('of an inner loop count until they are handed out', () => {
    const loop = { cardinality: '2', into: 'result', result: 'text' };
    const process = around(
      forEach(subProcess('work', [start('in'), forEach(serviceTask('inside'), loop), path('in', 'inside')]), {
        sequential: true,
        cardinality: '3',
        into: 'results',
        result: 'count(result)',
      }),
    );
    const scenario = new Scenario(process, { variableLimit: LIMIT }).start();
    const long = 'z'.repeat(70);
    for (let round = 0; round < 6; round += 1) scenario.completeJob('inside', { text: long });
    expect(scenario.variables['results']).toEqual([2, 2, 2]);
  });
});

describe('items that a multi-instance activity goes through', () => {
  const text = 'y'.repeat(36);
  const loop = (part: Part, sequential: boolean, items: string) =>
    new Scenario(around(forEach(part, { sequential, items, item: 'item', into: 'results', result: 'n' })), {
      variableLimit: LIMIT,
    });
  const orders = [
    ['one by one', true],
    ['at once', false],
  ] as const;

  it.each(orders)(
    '%s: are kept until the loop ends, and held to the limit before it begins',
    (_order, sequential) => {
      const scenario = loop(serviceTask('work'), sequential, '[a, a, a]').start({ a: 'x'.repeat(140) });
      expect(scenario.incidents).toMatchObject([
        {
          at: 'work',
          type: 'MESSAGE_SIZE_EXCEEDED',
          message: expect.stringMatching(/input collection .* would take 430 bytes.*limit is 400/) as string,
        },
      ]);
      expect(scenario.waits).toEqual([]);
      scenario.setVariables({ a: 'x' }).resolveIncident('work');
      for (let round = 0; round < 3; round += 1) scenario.completeJob('work', { n: round });
      expect(scenario.status).toBe('COMPLETED');
      expect(scenario.variables).toEqual({ a: 'x', results: [0, 1, 2] });
    },
  );

  it.each(orders)('%s: may be as many as the variable holds that they come from', (_order, sequential) => {
    const items = Array<string>(9).fill(text);
    const scenario = loop(scriptTask('work', '1', 'n'), sequential, 'items').start({ items });
    for (let round = 0; round < 9 && scenario.incidents.length > 0; round += 1) {
      scenario.setVariables({ items: [] }).resolveIncident('work');
    }
    expect(scenario.variables['results']).toEqual(Array<number>(9).fill(1));
  });

  it('one by one, the item of a repetition counts as long as the repetition lives', () => {
    const items = Array<string>(7).fill(text);
    const scenario = loop(serviceTask('work'), true, 'items').start({ items });
    expect(scenario.localVariablesOfWait('job', 'work')).toEqual({ loopCounter: 1, n: null, item: text });
    expectRefused(scenario, (one) => one.completeJob('work', { more: 'z'.repeat(40), rest: 'z'.repeat(30) }));
    for (let round = 0; round < 7; round += 1) scenario.completeJob('work', { n: round });
    expect(scenario.variables['results']).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('at once, an item that the limit has no room for holds its repetition alone, and none is lost', () => {
    const items = Array<string>(6).fill(text);
    const scenario = loop(serviceTask('work'), false, 'items').start({ items });
    const held = scenario.incidents.length;
    expect(held).toBeGreaterThan(0);
    expect(scenario.waits).toHaveLength(6 - held);
    scenario.setVariables({ items: [] });
    for (let round = 0; round < held; round += 1) scenario.resolveIncident('work');
    for (let round = 0; round < 6; round += 1) scenario.completeJob('work', { n: 1 });
    expect(scenario.status).toBe('COMPLETED');
    expect(scenario.variables['results']).toEqual(Array<number>(6).fill(1));
  });

  it('of loops inside each other count together, until each loop ends', () => {
    const inner = forEach(serviceTask('inside'), {
      sequential: true,
      items: '[item, item, item, item]',
      item: 'one',
    });
    const scenario = new Scenario(
      around(
        forEach(subProcess('work', [start('in'), inner, path('in', 'inside')]), {
          sequential: true,
          items: 'for i in 1..3 return a',
          item: 'item',
        }),
      ),
      { variableLimit: LIMIT },
    ).start({ a: 'x'.repeat(50) });
    expect(scenario.incidents).toEqual([]);
    for (let round = 0; round < 12; round += 1) scenario.completeJob('inside');
    expect(scenario.status).toBe('COMPLETED');

    const larger = new Scenario(scenario.process, { variableLimit: LIMIT }).start({ a: 'x'.repeat(60) });
    expect(larger.incidents).toMatchObject([{ at: 'inside', type: 'MESSAGE_SIZE_EXCEEDED' }]);
  });
});

describe('a migration', () => {
  it('that hands local variables of a dissolved sub-process on leaves an instance that only shrinks from there', () => {
    const source = around(subProcess('inner', [start('in'), userTask('work'), path('in', 'work')]));
    const scenario = new Scenario(source, { variableLimit: LIMIT }).start({ a: half });
    scenario.setVariables({ b: 'y'.repeat(80) }, { at: 'inner', local: true });
    scenario.migrate(around(userTask('work')), { work: 'work' });
    expect(scenario.rejection).toBeNull();
    expect(scenario.variables).toEqual({ a: half, b: 'y'.repeat(80) });
  });

  const branches = (id: string) => [
    parallel('fork'),
    userTask('left'),
    userTask('right'),
    path(id, 'fork', 'left'),
    path('fork', 'right'),
  ];
  const branching = around(subProcess('inner', [start('in'), ...branches('in')]));
  const flat = model(start(), ...branches('start'));
  const hiding = (local: string) =>
    new Scenario(branching, { variableLimit: LIMIT })
      .start({ a: 'x'.repeat(150) })
      .setVariables({ a: local }, { at: 'inner', local: true });

  it('is refused where the tokens of a dissolved sub-process would take along more than there is room for', () => {
    const scenario = hiding('y'.repeat(130));
    const before = JSON.stringify(scenario.state);
    scenario.migrate(flat, { left: 'left', right: 'right' });
    expect(scenario.rejection).toMatchObject({
      code: 'INVALID_STATE',
      migrationProblems: [
        {
          elementId: 'inner',
          rule: 'variables-too-large',
          message: expect.stringContaining('would take 419 bytes') as string,
        },
      ],
    });
    expect(JSON.stringify(scenario.state)).toBe(before);
  });

  it('gives each token its copy where there is room', () => {
    const scenario = hiding('y'.repeat(100));
    scenario.migrate(flat, { left: 'left', right: 'right' });
    expect(scenario.rejection).toBeNull();
    expect(scenario.localVariables('left')).toEqual({ a: 'y'.repeat(100) });
    expect(scenario.localVariables('right')).toEqual({ a: 'y'.repeat(100) });
  });
});
