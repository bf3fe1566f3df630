import { describe, expect, it } from 'vitest';
import { decide, decision, outputOf, parse, table } from '../testing/models.js';
import type { TableText } from '../testing/models.js';

/** Discounts that apply to an applicant; with 70 points, three of them at once. */
const DISCOUNTS: TableText = {
  inputs: ['points'],
  outputs: [{ name: 'discount' }],
  rules: [
    ['> 10', '5'],
    ['> 40', '20'],
    ['> 60', '10'],
  ],
};

function discounts(policy: string, change: Partial<TableText> = {}): string {
  return decision('discount', table({ ...DISCOUNTS, policy, ...change }));
}

/** The result for as many points that none, one or all of the rules match. */
async function results(body: string): Promise<readonly unknown[]> {
  return Promise.all([0, 20, 70].map((points) => outputOf(body, 'discount', { points })));
}

const PRIORITIES = { outputs: [{ name: 'discount', values: '20, 10, 5' }] };

describe('a hit policy (DMN 1.5, 8.2.8) with no rule, one rule and three rules that match', () => {
  it.each([
    ['FIRST', {}, [null, 5, 5]],
    ['PRIORITY', PRIORITIES, [null, 5, 20]],
    ['RULE ORDER', {}, [[], [5], [5, 20, 10]]],
    ['OUTPUT ORDER', PRIORITIES, [[], [5], [20, 10, 5]]],
    ['COLLECT', {}, [[], [5], [5, 20, 10]]],
    ['COLLECT', { aggregation: 'SUM' }, [null, 5, 35]],
    ['COLLECT', { aggregation: 'MIN' }, [null, 5, 5]],
    ['COLLECT', { aggregation: 'MAX' }, [null, 5, 20]],
    ['COLLECT', { aggregation: 'COUNT' }, [0, 1, 3]],
  ] as const)('%s %o', async (policy, change, expected) => {
    expect(await results(discounts(policy, change))).toEqual(expected);
  });

  it.each(['UNIQUE', 'ANY'])(
    '%s answers no rule and one rule, and fails with three that differ',
    async (policy) => {
      expect(await outputOf(discounts(policy), 'discount', { points: 0 })).toBeNull();
      expect(await outputOf(discounts(policy), 'discount', { points: 20 })).toBe(5);
      expect(await decide(discounts(policy), 'discount', { points: 70 })).toMatchObject({
        ok: false,
        failedDecisionId: 'discount',
        message: expect.stringContaining('the rules are 1, 2, 3'),
      });
    },
  );

  it('ANY compares all outputs of a rule, not only the first', async () => {
    const outputs = [{ name: 'fee' }, { name: 'note' }];
    const any = (note: string) =>
      decision(
        'd',
        table({
          policy: 'ANY',
          inputs: ['n'],
          outputs,
          rules: [
            ['> 0', '1', '"a"'],
            ['> 1', '1', note],
          ],
        }),
      );
    expect(await outputOf(any('"a"'), 'd', { n: 5 })).toEqual({ fee: 1, note: 'a' });
    expect(await decide(any('"b"'), 'd', { n: 5 })).toMatchObject({ ok: false });
  });

  it('UNIQUE is the policy of a table that names none', async () => {
    const unnamed = discounts('UNIQUE').replace(' hitPolicy="UNIQUE"', '');
    expect(await decide(unnamed, 'discount', { points: 70 })).toMatchObject({ ok: false });
  });
});

describe('priorities', () => {
  const outputs = [
    { name: 'risk', values: '"high", "low"' },
    { name: 'days', values: '30, 14, 7' },
  ];
  const rules = [
    ['> 0', '"low"', '30'],
    ['> 1', '"high"', '7'],
    ['> 2', '"high"', '14'],
  ];
  const ranked = (policy: string) => decision('d', table({ policy, inputs: ['n'], outputs, rules }));

  it('are compared from the first output to the last', async () => {
    expect(await outputOf(ranked('PRIORITY'), 'd', { n: 3 })).toEqual({ risk: 'high', days: 14 });
    expect(await outputOf(ranked('OUTPUT ORDER'), 'd', { n: 3 })).toEqual([
      { risk: 'high', days: 14 },
      { risk: 'high', days: 7 },
      { risk: 'low', days: 30 },
    ]);
  });

  it('that are equal leave the rules in their order', async () => {
    const same = {
      policy: 'OUTPUT ORDER',
      inputs: ['n'],
      outputs: [{ name: 'o', values: '[5..9], [0..4]' }],
    };
    const body = decision(
      'd',
      table({
        ...same,
        rules: [
          ['-', '3'],
          ['-', '7'],
          ['-', '5'],
          ['-', '1'],
        ],
      }),
    );
    expect(await outputOf(body, 'd', { n: 1 })).toEqual([7, 5, 3, 1]);
  });

  it('do not let an output pass that is not among them', async () => {
    const body = discounts('PRIORITY', { outputs: [{ name: 'discount', values: '20, 10' }] });
    expect(await decide(body, 'discount', { points: 70 })).toMatchObject({
      output: null,
      warnings: [{ code: 'NOT_ALLOWED' }],
    });
  });
});

describe('an aggregation', () => {
  it.each([
    ['SUM', 0.3],
    ['MIN', 0.1],
    ['MAX', 0.2],
  ])('%s computes with decimals', async (aggregation, expected) => {
    const rules = [
      ['-', '0.1'],
      ['-', '0.2'],
    ];
    expect(await outputOf(discounts('COLLECT', { aggregation, rules }), 'discount', { points: 1 })).toBe(
      expected,
    );
  });

  it('MIN and MAX compare whatever has an order, and COUNT counts equal outputs each', async () => {
    const dates = [
      ['-', 'date("2026-03-01")'],
      ['-', 'date("2026-01-31")'],
      ['-', 'date("2026-03-01")'],
    ];
    const of = (aggregation: string) => discounts('COLLECT', { aggregation, rules: dates });
    expect(await outputOf(of('MIN'), 'discount', { points: 1 })).toBe('2026-01-31');
    expect(await outputOf(of('MAX'), 'discount', { points: 1 })).toBe('2026-03-01');
    expect(await outputOf(of('COUNT'), 'discount', { points: 1 })).toBe(3);
  });

  it.each(['SUM', 'MIN', 'MAX'])('%s fails for outputs that it cannot aggregate', async (aggregation) => {
    const rules = [
      ['-', '1'],
      ['-', '"two"'],
    ];
    expect(
      await decide(discounts('COLLECT', { aggregation, rules }), 'discount', { points: 1 }),
    ).toMatchObject({
      ok: false,
      message: expect.stringContaining(`COLLECT with ${aggregation} needs`),
    });
  });

  it('is refused for a table with several outputs, and where it is unknown', async () => {
    const several = { aggregation: 'SUM', outputs: [{ name: 'a' }, { name: 'b' }], rules: [] };
    await expect(parse(discounts('COLLECT', several))).rejects.toThrow('needs a table with one output');
    await expect(parse(discounts('COLLECT', { aggregation: 'AVG' }))).rejects.toThrow(
      'Use SUM, COUNT, MIN or MAX',
    );
  });
});

describe('a default output', () => {
  it.each(['UNIQUE', 'FIRST', 'PRIORITY', 'ANY'])(
    'stands in with %s when no rule matches',
    async (policy) => {
      const outputs = [{ name: 'discount', values: '20, 10, 5, 0', otherwise: '0' }];
      expect(await outputOf(discounts(policy, { outputs }), 'discount', { points: 0 })).toBe(0);
    },
  );
});
