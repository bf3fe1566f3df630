import { describe, expect, it } from 'vitest';
import { decision, literal, outputOf } from '../testing/models.js';

const child = (name: string, text: string): string => `<${name}>${literal(text)}</${name}>`;

/** Every boxed expression of DMN 1.5, section 10.2.2, with its result. */
const EXPRESSIONS: Readonly<Record<string, readonly [string, unknown]>> = {
  context: [
    `<context><contextEntry><variable name="net"/>${literal('100')}</contextEntry><contextEntry><variable name="gross"/>${literal('net * 1.19')}</contextEntry></context>`,
    { net: 100, gross: 119 },
  ],
  'context with a result': [
    `<context><contextEntry><variable name="a"/>${literal('2')}</contextEntry><contextEntry>${literal('a + 1')}</contextEntry></context>`,
    3,
  ],
  list: [`<list>${literal('1')}${literal('"b"')}</list>`, [1, 'b']],
  relation: [
    `<relation><column name="x"/><column name="y z"/><row>${literal('1')}${literal('2')}</row></relation>`,
    [{ x: 1, 'y z': 2 }],
  ],
  conditional: [
    `<conditional>${child('if', 'n > 1')}${child('then', '"many"')}${child('else', '"few"')}</conditional>`,
    'many',
  ],
  filter: [`<filter>${child('in', '[1, 2, 3]')}${child('match', 'item >= 2')}</filter>`, [2, 3]],
  for: [`<for iteratorVariable="i">${child('in', '[1, 2]')}${child('return', 'i * n')}</for>`, [5, 10]],
  every: [
    `<every iteratorVariable="i">${child('in', '[1, 2]')}${child('satisfies', 'i > 1')}</every>`,
    false,
  ],
  some: [`<some iteratorVariable="i">${child('in', '[1, 2]')}${child('satisfies', 'i > 1')}</some>`, true],
  'conditional over no boolean': [
    `<conditional>${child('if', '"n"')}${child('then', '1')}${child('else', '2')}</conditional>`,
    null,
  ],
  'conditional over null': [
    `<conditional>${child('if', 'null')}${child('then', '1')}${child('else', '2')}</conditional>`,
    2,
  ],
  'some with an outcome that is no boolean': [
    `<some iteratorVariable="i">${child('in', '[1, 2]')}${child('satisfies', 'if i = 2 then true else "no"')}</some>`,
    null,
  ],
  'function and invocation': [
    `<context>
      <contextEntry><variable name="double"/><functionDefinition><formalParameter name="x"/>${literal('x * 2')}</functionDefinition></contextEntry>
      <contextEntry><invocation>${literal('double')}<binding><parameter name="x"/>${literal('n')}</binding></invocation></contextEntry>
    </context>`,
    10,
  ],
};

describe('boxed expressions', () => {
  it.each(Object.entries(EXPRESSIONS))('%s', async (_name, [logic, expected]) => {
    expect(await outputOf(decision('d', logic), 'd', { n: 5 })).toEqual(expected);
  });
});
