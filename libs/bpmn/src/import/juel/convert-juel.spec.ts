import { describe, expect, it } from 'vitest';
import { compileExpression, evaluate, type JsonObject } from '@vorgang/feel';
import { convertJuel } from './convert-juel.js';

function feelOf(text: string): string {
  const converted = convertJuel(text);
  return converted.kind === 'feel' ? converted.feel : `${converted.kind}: ${JSON.stringify(converted)}`;
}

function valueOf(text: string, variables: JsonObject): unknown {
  const compiled = compileExpression(feelOf(text));
  if (!compiled.ok) throw new Error(compiled.problem.message);
  const result = evaluate(compiled.expression, variables, { now: Date.UTC(2027, 2, 1), timeZone: 'UTC' });
  return result.ok ? result.value : result;
}

describe('A JUEL expression becomes FEEL', () => {
  it.each([
    ['${amount}', 'amount'],
    ['#{amount}', 'amount'],
    ['${order.customer.name}', 'order.customer.name'],
    ['${amount == 5 && approved}', 'amount = 5 and approved'],
    ['${amount eq 5 and not approved}', 'amount = 5 and not(approved)'],
    ['${a || b && c}', 'a or b and c'],
    ['${(a || b) && c}', '(a or b) and c'],
    ['${a - (b - c)}', 'a - (b - c)'],
    ['${-(a + b) * 2}', '-(a + b) * 2'],
    ['${count % 2 == 0}', 'modulo(count, 2) = 0'],
    ["${kind == 'it''s' ? 1 : 2}", 'impossible: '],
    ["${kind == 'new' ? 'a \"b\"' : other}", 'if kind = "new" then "a \\"b\\"" else other'],
    ['${empty items}', 'list contains([null, "", [], {}], items)'],
    ['${items[0].name}', 'items[1].name'],
    ["${map['key']}", 'get value(map, "key")'],
    ['${execution.getVariable("x") > 3}', 'x > 3'],
    ["${name.equals('Anna')}", '(name = "Anna")'],
    ['${items.size() > 0}', 'count(items) > 0'],
    ['${dateTime().plusDays(1)}', '(now() + duration("P1D"))'],
    ['${now()}', 'now()'],
    ['${dateTime().plusWeeks(2).toDate()}', '(now() + duration("P14D"))'],
    ['${dateTime().plusHours(wait)}', '(now() + (wait) * duration("PT1H"))'],
    [
      '${nrOfCompletedInstances/nrOfInstances >= 0.6}',
      'numberOfCompletedInstances / numberOfInstances >= 0.6',
    ],
    ['Hallo ${name}, Nr. ${number}', 'string join(["Hallo ", string(name), ", Nr. ", string(number)])'],
    ['\n  ${amount}\n', 'amount'],
  ])('%s', (juel, feel) => {
    expect(feelOf(juel).startsWith(feel)).toBe(true);
  });

  it('with the same value', () => {
    const variables = { items: [], name: null, order: { lines: [{ price: 7 }] }, a: 10, b: 4, c: 3 };
    expect(valueOf('${empty items && empty name && !empty order}', variables)).toBe(true);
    expect(valueOf('${order.lines[0].price + 1}', variables)).toBe(8);
    expect(valueOf('${a - (b - c)}', variables)).toBe(9);
    expect(valueOf('Hallo ${name}!', variables)).toBe('Hallo !');
  });

  it('unless it has none: text stays text', () => {
    expect(convertJuel('PT5M')).toEqual({ kind: 'static', text: 'PT5M' });
  });
});

describe('What has no counterpart is named', () => {
  it.each([
    ['${paymentService.collect(order)}', 'paymentService.collect() runs Java code'],
    ['${execution.processInstanceId}', 'hands no execution to expressions'],
    ['${authenticatedUserId}', 'Who is signed in'],
    ['${list[index]}', 'position or a key'],
    ['${for}', 'cannot be the name of a variable'],
    ['${a +}', 'ends too early'],
    ['${a', 'not closed'],
    ['${a ; b}', 'no part of the language'],
    [`\${${'('.repeat(500)}1${')'.repeat(500)}}`, 'nested too deep'],
    [`\${${'a+'.repeat(20_000)}a}`, 'too long'],
  ])('%s', (juel, reason) => {
    expect(convertJuel(juel)).toMatchObject({ kind: 'impossible', reason: expect.stringContaining(reason) });
  });

  it('also in hostile texts, in time linear to their length', () => {
    const before = performance.now();
    for (const hostile of ['${"'.repeat(6000), "${'\\".repeat(4000), '${'.repeat(9000), '${a'.repeat(6000)])
      convertJuel(hostile);
    expect(performance.now() - before).toBeLessThan(1000);
  });
});
