import { describe, expect, it } from 'vitest';
import type { JsonValue } from '@vorgang/feel';
import { decide, decision, literal, outputOf, parse, requires } from '../testing/models.js';

const allowed = (text: string) =>
  `<allowedValues><text>${text.replaceAll('<', '&lt;')}</text></allowedValues>`;

const ITEMS = `
  <itemDefinition name="tGrade"><typeRef>number</typeRef>${allowed('[1..6]')}</itemDefinition>
  <itemDefinition name="tGrades" isCollection="true"><typeRef>tGrade</typeRef></itemDefinition>
  <itemDefinition name="tDistrict"><typeRef>string</typeRef>${allowed('"north", "south"')}</itemDefinition>
  <itemDefinition name="tWord"><typeRef>string</typeRef>${allowed('string length(?) &lt; 5')}</itemDefinition>
  <itemDefinition name="tPerson">
    <itemComponent name="full name"><typeRef>string</typeRef></itemComponent>
    <itemComponent name="born"><typeRef>date</typeRef></itemComponent>
    <itemComponent name="districts" isCollection="true"><typeRef>tDistrict</typeRef></itemComponent>
  </itemDefinition>
  <itemDefinition name="tNode">
    <itemComponent name="value"><typeRef>number</typeRef></itemComponent>
    <itemComponent name="next"><typeRef>tNode</typeRef></itemComponent>
  </itemDefinition>`;

/** What a decision sees of an input of that type. */
async function seen(type: string, value: JsonValue, expression = 'given'): Promise<unknown> {
  const input = `<inputData id="i" name="given"><variable name="given" typeRef="${type}"/></inputData>`;
  return outputOf(ITEMS + input + decision('d', literal(expression), requires('input:i')), 'd', {
    given: value,
  });
}

describe('an item definition (DMN 1.5, 7.3.3)', () => {
  it('takes allowed values and makes others null', async () => {
    expect(await seen('tGrade', 6)).toBe(6);
    expect(await seen('tGrade', 7)).toBeNull();
    expect(await seen('tDistrict', 'south')).toBe('south');
    expect(await seen('tDistrict', 'east')).toBeNull();
  });

  it('tests a value by any expression about it', async () => {
    expect(await seen('tWord', 'four')).toBe('four');
    expect(await seen('tWord', 'longer')).toBeNull();
  });

  it('restricts each element of a collection', async () => {
    expect(await seen('tGrades', [1, 2])).toEqual([1, 2]);
    expect(await seen('tGrades', [1, 7])).toBeNull();
    expect(await seen('tGrades', 3)).toEqual([3]);
  });

  it('describes components, whose texts become dates, and restricts them', async () => {
    const person = { 'full name': 'Ada Beck', born: '2001-05-20', districts: ['north'] };
    expect(await seen('tPerson', person, 'given.born.month')).toBe(5);
    expect(await seen('tPerson', person, 'given.full name')).toBe('Ada Beck');
    expect(await seen('tPerson', { ...person, districts: ['east'] })).toBeNull();
    expect(await seen('tPerson', { ...person, born: 'yesterday' })).toBeNull();
  });

  it('may contain itself', async () => {
    expect(await seen('tNode', { value: 1, next: { value: 2, next: null } }, 'given.next.value')).toBe(2);
    expect(await seen('tNode', { value: 1, next: { value: 'two', next: null } })).toBeNull();
  });

  it('restricts what a decision answers, and the null says why', async () => {
    const result = await decide(ITEMS + decision('grade', literal('3 * 3'), '', 'tGrade'), 'grade');
    expect(result).toMatchObject({ ok: true, output: null, warnings: [{ code: 'INVALID_TYPE' }] });
  });

  it('restricts the arguments of functions', async () => {
    const half = `<businessKnowledgeModel id="f" name="f"><variable name="f"/><encapsulatedLogic><formalParameter name="g" typeRef="tGrade"/>${literal('g * 10')}</encapsulatedLogic></businessKnowledgeModel>`;
    const calls = (text: string) => ITEMS + half + decision('d', literal(text), requires('knowledge:f'));
    expect(await outputOf(calls('f(2)'), 'd')).toBe(20);
    expect(await outputOf(calls('f(9)'), 'd')).toBeNull();
  });

  it('is refused where its allowed values are no FEEL', async () => {
    const broken = `<itemDefinition name="t"><typeRef>string</typeRef>${allowed('"a" "b"')}</itemDefinition>`;
    await expect(parse(broken)).rejects.toThrow('The allowed values are: "a" "b"');
  });
});
