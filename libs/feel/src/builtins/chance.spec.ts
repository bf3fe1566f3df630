import { expect, it } from 'vitest';
import { compileExpression } from '../compile/compile-expression.js';
import { evaluate } from '../evaluate/evaluate.js';
import { createRandomSource, type RandomSource } from '../evaluate/random-source.js';
import { resultOf } from '../testing/answer.js';

function draw(source: string, random: RandomSource): unknown {
  const compiled = compileExpression(source);
  if (!compiled.ok) throw new Error(compiled.problem.message);
  const result = evaluate(compiled.expression, {}, { now: 0, timeZone: 'UTC', random });
  return result.ok ? result.value : result.failure;
}

const seeded = (...seed: readonly number[]): RandomSource => createRandomSource(Uint32Array.from(seed));

it('uuid() is a UUID of version 4, another one at each call', () => {
  const uuids = draw('for i in 1..500 return uuid()', seeded(1)) as readonly string[];
  for (const uuid of uuids)
    expect(uuid).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  expect(new Set(uuids).size).toBe(500);
});

it('random number() lies from 0 to below 1, spread over all of it', () => {
  const numbers = draw('for i in 1..2000 return random number()', seeded(2)) as readonly number[];
  expect(numbers.every((value) => value >= 0 && value < 1)).toBe(true);
  expect(new Set(numbers).size).toBe(2000);
  const tenths = new Set(numbers.map((value) => Math.floor(value * 10)));
  expect(tenths.size).toBe(10);
});

it('never gives 1, whatever the source draws', () => {
  expect(draw('random number() < 1', { next: () => 0xffffffff })).toBe(true);
  expect(draw('random number()', { next: () => 0 })).toBe(0);
  expect(draw('uuid()', { next: () => 0xffffffff })).toBe('ffffffff-ffff-4fff-bfff-ffffffffffff');
  expect(draw('uuid()', { next: () => 0 })).toBe('00000000-0000-4000-8000-000000000000');
});

it('the same source gives the same values, and goes on from one evaluation to the next', () => {
  const random = seeded(3);
  const values = [draw('uuid()', random), draw('uuid()', random)];
  expect(values[0]).not.toBe(values[1]);
  expect([draw('[uuid(), uuid()]', seeded(3))]).toEqual([values]);
});

it('is null with a reason where no source is given', () => {
  expect(resultOf('[uuid(), random number()]')).toMatchObject({
    ok: true,
    value: [null, null],
    warnings: [{ code: 'NO_RANDOM_VALUES' }, { code: 'NO_RANDOM_VALUES' }],
  });
});
