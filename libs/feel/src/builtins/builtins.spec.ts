import { describe, expect, it } from 'vitest';
import { answer, resultOf } from '../testing/answer.js';
import { SPACED_BUILTIN_NAMES } from './names.js';
import { BUILTINS } from './registry.js';

describe('strings (DMN 1.5, table 73)', () => {
  it.each([
    ['substring("foobar", 3)', 'obar'],
    ['substring("foobar", -2, 1)', 'a'],
    ['substring("\u{1F40E}ab", 2)', 'ab'],
    ['string length("\u{1F40E}ab")', 3],
    ['upper case("Straße")', 'STRASSE'],
    ['substring before("foobar", "bar")', 'foo'],
    ['substring after("foobar", "ob")', 'ar'],
    ['replace("abcd", "(ab)|(a)", "[1=$1][2=$2]")', '[1=ab][2=]cd'],
    ['replace("a.b", ".", "-", "q")', 'a-b'],
    ['matches("FoObar", "^fo*b", "i")', true],
    ['matches("a\nb", "a.b", "s")', true],
    ['matches("ab", "a b", "x")', true],
    ['matches("aa", "(a)\\\\1")', null],
    ['split("a;b;;c", ";")', ['a', 'b', '', 'c']],
    ['string join(["a", null, "c"], ", ")', 'a, c'],
    ['string join(["a", "b"], ",", "[", "]")', '[a,b]'],
    ['extract("references are 1234, 1256", "12[0-9]*")', ['1234', '1256']],
    ['trim("  a  ")', 'a'],
    ['is blank("  ")', true],
    ['to base64("FEEL")', 'RkVFTA=='],
    ['string({a: [1, "b"]})', '{a: [1, "b"]}'],
    ['contains(string: "abc", match: "b")', true],
    ['upper case(1)', null],
    ['upper case(text: "a")', null],
  ])('%s', (source, expected) => {
    expect(answer(source)).toEqual(expected);
  });
});

describe('parameters of tools (Camunda 8 documentation, "FEEL built-in functions")', () => {
  it.each([
    ['fromAi(5)', 5],
    ['fromAi({city: "Husum"}.city, "Where it is", "string")', 'Husum'],
    ['fromAi(value: [1], description: "Numbers", schema: {minItems: 1})', [1]],
  ])('%s', (source, expected) => {
    expect(answer(source)).toEqual(expected);
  });
});

describe('numbers (DMN 1.5, table 76)', () => {
  it.each([
    ['floor(-1.5)', -2],
    ['ceiling(1.56, 1)', 1.6],
    ['round half up(5.5, 0)', 6],
    ['round half down(5.5, 0)', 5],
    ['round up(-1.1, 0)', -2],
    ['round down(1126, -2)', 1100],
    ['abs(-1.5)', 1.5],
    ['modulo(-12, 5)', 3],
    ['modulo(10.1, 4.5)', 1.1],
    ['sqrt(16)', 4],
    ['sqrt(-1)', null],
    ['even(0)', true],
    ['odd(-3)', true],
    ['number("1 000,5", " ", ",")', 1000.5],
    ['number("x")', null],
  ])('%s', (source, expected) => {
    expect(answer(source)).toEqual(expected);
  });
});

describe('lists (DMN 1.5, table 75)', () => {
  it.each([
    ['min(3, 1, 2)', 1],
    ['max(["a", "c", "b"])', 'c'],
    ['sum(0.1, 0.2)', 0.3],
    ['mean([1, 2, 3])', 2],
    ['median([8, 2, 5, 3])', 4],
    ['mode([6, 3, 9, 6, 6, 3, 3])', [3, 6]],
    ['stddev([2, 4])', null],
    ['product([2, 3, 4])', 24],
    ['count([])', 0],
    ['sublist([4, 5, 6], 1, 2)', [4, 5]],
    ['append([1], 2, 3)', [1, 2, 3]],
    ['concatenate([1, 2], [3])', [1, 2, 3]],
    ['insert before([1, 3], 1, 2)', [2, 1, 3]],
    ['remove([1, 2, 3], 2)', [1, 3]],
    ['list replace([2, 4, 7, 8], 3, 6)', [2, 4, 6, 8]],
    ['reverse([1, 2, 3])', [3, 2, 1]],
    ['index of([1, 2, 3, 2], 2)', [2, 4]],
    ['union([1, 2], [2, 3])', [1, 2, 3]],
    ['distinct values([1, 2, 1])', [1, 2]],
    ['duplicate values([1, 2, 1])', [1]],
    ['flatten([[1, 2], [[3]], 4])', [1, 2, 3, 4]],
    ['partition([1, 2, 3, 4, 5], 2)', [[1, 2], [3, 4], [5]]],
    ['list contains([1, null], null)', true],
    ['all([true, null])', null],
    ['any([true, null])', true],
    ['is empty([])', true],
  ])('%s', (source, expected) => {
    const result = resultOf(source);
    expect(result.ok ? result.value : null).toEqual(expected);
  });
});

describe('contexts (DMN 1.5, table 80)', () => {
  it.each([
    ['get value({a: 1}, "a")', 1],
    ['get value({a: {b: 2}}, ["a", "b"])', 2],
    ['get entries({a: 1})', [{ key: 'a', value: 1 }]],
    ['context([{key: "a", value: 1}])', { a: 1 }],
    ['context put({a: 1}, "b", 2)', { a: 1, b: 2 }],
    ['context put({a: {b: 1}}, ["a", "b"], 2)', { a: { b: 2 } }],
    ['context merge([{a: 1}, {a: 2, b: 3}])', { a: 2, b: 3 }],
    ['get or else(null, "x")', 'x'],
    ['to json({a: [1, "b"]})', '{"a":[1,"b"]}'],
    ['from json("{\\"a\\": 1.5}").a * 2', 3],
  ])('%s', (source, expected) => {
    expect(answer(source)).toEqual(expected);
  });
});

describe('dates (DMN 1.5, table 79)', () => {
  it.each([
    ['day of year(date(2019, 9, 17))', 260],
    ['day of week(date(2019, 9, 17))', 'Tuesday'],
    ['month of year(date(2019, 9, 17))', 'September'],
    ['week of year(date(2003, 12, 29))', 1],
    ['week of year(date(2005, 1, 1))', 53],
    ['last day of month(date(2024, 2, 3))', '2024-02-29'],
    ['time(23, 59, 0, duration("PT2H"))', '23:59:00+02:00'],
    ['time("12:00:00").time offset', null],
    ['date and time(date(2026, 1, 2), time("03:04:05"))', '2026-01-02T03:04:05'],
    ['years and months duration(date("2011-12-22"), date("2013-08-24"))', 'P1Y8M'],
    ['is(@"23:00:50z", @"23:00:50+00:00")', true],
  ])('%s', (source, expected) => {
    expect(answer(source)).toEqual(expected);
  });
});

describe('ranges (DMN 1.5, table 78)', () => {
  it.each([
    ['before([1..5), [5..10])', true],
    ['after(12, [1..10])', true],
    ['meets([1..5], [5..10])', true],
    ['overlaps([1..5], [3..8])', true],
    ['overlaps before([1..5], [3..8])', true],
    ['finishes(10, [1..10])', true],
    ['includes([1..10], [4..6])', true],
    ['during(5, [1..10])', true],
    ['starts(1, [1..10])', true],
    ['coincides([1..5], [1..5])', true],
    ['includes(range("[1..10]"), 5)', true],
  ])('%s', (source, expected) => {
    expect(answer(source)).toBe(expected);
  });
});

it('tells the parser every name that holds a space', () => {
  const spaced = [...BUILTINS.keys()].filter((name) => name.includes(' '));
  expect([...SPACED_BUILTIN_NAMES].sort()).toEqual(spaced.sort());
});
