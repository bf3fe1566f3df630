import { describe, expect, it } from 'vitest';
import { decide, decision, outputOf, table } from '../testing/models.js';
import type { TableText } from '../testing/models.js';

/** The fee for an instruction under section 43 IfSG. */
const FEE = decision(
  'fee',
  table({
    inputs: ['age: number', 'volunteer: boolean'],
    outputs: [{ name: 'fee' }],
    rules: [
      ['-', 'true', '0'],
      ['< 18', 'false', '0'],
      ['>= 18', 'false', '25.50'],
    ],
  }),
);

function ranked(policy: string, aggregation?: string): string {
  const text: TableText = {
    policy,
    aggregation,
    inputs: ['points'],
    outputs: [{ name: 'grade', values: '3, 2, 1' }],
    rules: [
      ['> 0', '1'],
      ['> 10', '3'],
      ['> 20', '2'],
    ],
  };
  return decision('grade', table(text));
}

describe('a decision table (DMN 1.5, chapter 8)', () => {
  it('answers the output of the rule that matches', async () => {
    expect(await outputOf(FEE, 'fee', { age: 40, volunteer: false })).toBe(25.5);
    expect(await outputOf(FEE, 'fee', { age: 17, volunteer: false })).toBe(0);
  });

  it('answers null when none matches', async () => {
    expect(await outputOf(FEE, 'fee', { age: 40 })).toBeNull();
  });

  it('tells the inputs it read and the rule that matched', async () => {
    const result = await decide(FEE, 'fee', { age: 17, volunteer: false });
    expect(result.evaluatedDecisions).toEqual([
      {
        decisionId: 'fee',
        decisionName: 'fee',
        decisionType: 'DECISION_TABLE',
        output: 0,
        inputs: [
          { inputId: 'in1', inputName: 'age', value: 17 },
          { inputId: 'in2', inputName: 'volunteer', value: false },
        ],
        matchedRules: [
          { ruleId: 'rule2', ruleIndex: 2, outputs: [{ outputId: 'out1', outputName: 'fee', value: 0 }] },
        ],
      },
    ]);
  });

  it.each([
    ['FIRST', undefined, 1],
    ['PRIORITY', undefined, 3],
    ['RULE ORDER', undefined, [1, 3, 2]],
    ['OUTPUT ORDER', undefined, [3, 2, 1]],
    ['COLLECT', undefined, [1, 3, 2]],
    ['COLLECT', 'SUM', 6],
    ['COLLECT', 'MIN', 1],
    ['COLLECT', 'MAX', 3],
    ['COLLECT', 'COUNT', 3],
  ])('with the hit policy %s %s', async (policy, aggregation, expected) => {
    expect(await outputOf(ranked(policy, aggregation), 'grade', { points: 30 })).toEqual(expected);
  });

  it.each(['UNIQUE', 'ANY'])('fails when rules break the hit policy %s, and tells which', async (policy) => {
    const result = await decide(ranked(policy), 'grade', { points: 15 });
    expect(result).toMatchObject({
      ok: false,
      failedDecisionId: 'grade',
      message: expect.stringMatching(/rules are 1, 2/),
    });
  });

  it('takes equal outputs with the hit policy ANY', async () => {
    const any = decision(
      'x',
      table({
        policy: 'ANY',
        inputs: ['n'],
        outputs: [{ name: 'o' }],
        rules: [
          ['> 0', '"a"'],
          ['> 1', '"a"'],
        ],
      }),
    );
    expect(await outputOf(any, 'x', { n: 5 })).toBe('a');
  });

  it('makes a context of several outputs, and takes their defaults when no rule matches', async () => {
    const outputs = [
      { name: 'fee', otherwise: '25' },
      { name: 'note', otherwise: '"standard"' },
    ];
    const several = decision('x', table({ inputs: ['n'], outputs, rules: [['1', '0', '"free"']] }));
    expect(await outputOf(several, 'x', { n: 1 })).toEqual({ fee: 0, note: 'free' });
    expect(await outputOf(several, 'x', { n: 2 })).toEqual({ fee: 25, note: 'standard' });
  });

  it('answers null with a warning for an output that is not allowed', async () => {
    const limited = decision(
      'x',
      table({ inputs: ['n'], outputs: [{ name: 'o', values: '"a", "b"' }], rules: [['-', '"c"']] }),
    );
    const result = await decide(limited, 'x', { n: 1 });
    expect(result).toMatchObject({ ok: true, output: null, warnings: [{ code: 'NOT_ALLOWED' }] });
  });

  it('reads a date that came as JSON text where the column is a date', async () => {
    const dated = decision(
      'x',
      table({
        inputs: ['born: date'],
        outputs: [{ name: 'o' }],
        rules: [
          ['< date("2008-03-01")', '"adult"'],
          ['>= date("2008-03-01")', '"minor"'],
        ],
      }),
    );
    expect(await outputOf(dated, 'x', { born: '2000-01-01' })).toBe('adult');
    expect(await outputOf(dated, 'x', { born: '2010-01-01' })).toBe('minor');
  });

  it('refuses a result that JSON cannot hold, and shows it in the record', async () => {
    const third = decision('x', table({ inputs: [], outputs: [{ name: 'o' }], rules: [['1 / 3']] }));
    const result = await decide(third, 'x');
    expect(result).toMatchObject({
      ok: false,
      message: expect.stringContaining('decimal('),
      evaluatedDecisions: [{ output: '0.3333333333333333333333333333333333' }],
    });
  });
});
