import { describe, expect, test } from 'vitest';
import {
  checkAnswers,
  checkPage,
  parseForm,
  readPost,
  type FormDefinition,
  type FormField,
  isField,
} from './index.js';

const context = { now: Date.parse('2026-11-24T10:00:00Z'), timeZone: 'Europe/Berlin' };

/** A form of one field, as form-js writes it. */
function formWith(...components: readonly object[]): FormDefinition {
  const parsed = parseForm(
    JSON.stringify({ type: 'default', id: 'test', schemaVersion: 19, components }),
    'test.form',
  );
  if (!parsed.ok) throw new Error(parsed.problems.map((problem) => problem.message).join('\n'));
  return parsed.form;
}

/** What a post of the form's only field gives: the stored value, or the name of the broken rule. */
function outcome(component: object, post: Readonly<Record<string, unknown>>): unknown {
  const form = formWith({ key: 'feld', label: 'Feld', ...component });
  const page = form.pages[0]!;
  const read = readPost(page.parts.filter(isField), post);
  if (!read.ok) return `unknown: ${read.unknownNames.join()}`;
  const checked = checkPage(page, read.raw, {}, context);
  return checked.ok ? checked.answers.feld : `broken: ${checked.errors.map((error) => error.rule).join()}`;
}

const name = {
  type: 'textfield',
  properties: { characters: 'names' },
  validate: { required: true, maxLength: 30 },
};
const postcode = {
  type: 'textfield',
  properties: { normalise: 'digits' },
  validate: { pattern: '[0-9]{5}' },
};
const email = { type: 'textfield', validate: { validationType: 'email' } };
const number = { type: 'number', validate: { min: 0, max: 5000 } };
const amount = { type: 'number', decimalDigits: 2 };
const birthday = {
  type: 'datetime',
  subtype: 'date',
  properties: { min: '1900-01-01', max: '=today()' },
  validate: { required: true },
};
const consent = { type: 'checkbox', validate: { required: true } };
const choice = {
  type: 'radio',
  values: [
    { value: 'a', label: 'A' },
    { value: 'b', label: 'B' },
  ],
};
const several = { ...choice, type: 'checklist' };

function date(tag: string, monat: string, jahr: string) {
  return { 'feld-tag': tag, 'feld-monat': monat, 'feld-jahr': jahr };
}

describe('A posted value is read as people write it, checked and stored in one form', () => {
  test.each([
    ['a name with its accents', name, { feld: 'Łukasz Đặng-Ñúñez' }, 'Łukasz Đặng-Ñúñez'],
    ['a name with apostrophe and full stop', name, { feld: "Dr. d’Arc O'Neill" }, "Dr. d’Arc O'Neill"],
    ['a name with spaces around and between', name, { feld: '  Anna   Maria ' }, 'Anna Maria'],
    ['a name composed of letter and accent', name, { feld: 'Zoe\u0308' }, 'Zoë'],
    ['a name with a digit', name, { feld: 'Anna2' }, 'broken: characters'],
    ['a name in another script', name, { feld: 'Анна' }, 'broken: characters'],
    ['a name with a control character', name, { feld: 'An\u0000na' }, 'broken: invalid'],
    ['a name with a line break', name, { feld: 'Anna\nMeier' }, 'broken: invalid'],
    ['a name that is too long', name, { feld: 'A'.repeat(31) }, 'broken: maxLength'],
    [
      'letters beyond the basic plane count once',
      { type: 'textfield', validate: { maxLength: 2 } },
      { feld: '😀😀' },
      '😀😀',
    ],
    ['only spaces', name, { feld: '   ' }, 'broken: required'],
    ['nothing at all', name, {}, 'broken: required'],
    ['a postcode with spaces', postcode, { feld: ' 23 843 ' }, '23843'],
    ['a postcode with a letter', postcode, { feld: '2384O' }, 'broken: pattern'],
    ['a pattern has to fit the whole value', postcode, { feld: '238431' }, 'broken: pattern'],
    ['an optional field left open', postcode, { feld: '' }, undefined],
    ['an address with plus and umlaut', email, { feld: 'zoë+amt@müller.de' }, 'zoë+amt@müller.de'],
    ['an address without a dot', email, { feld: 'zoe@localhost' }, 'broken: invalid'],
    ['an address with a second line', email, { feld: 'a@b.de\nBcc: c@d.de' }, 'broken: invalid'],
    ['a German number', amount, { feld: '1.234,50' }, 1234.5],
    ['a number with a point as decimal sign', amount, { feld: '12.5' }, 'broken: invalid'],
    ['more decimals than asked', amount, { feld: '1,234' }, 'broken: invalid'],
    ['a number above its range', number, { feld: '5001' }, 'broken: max'],
    ['a number below its range', number, { feld: '-1' }, 'broken: min'],
    ['a number that is none', number, { feld: '1e3' }, 'broken: invalid'],
    ['a date', birthday, date('7', '3', '2001'), '2001-03-07'],
    ['a date with a month in words', birthday, date('07', 'März', '2001'), '2001-03-07'],
    ['a leap day', birthday, date('29', '2', '2000'), '2000-02-29'],
    ['a leap day in a common year', birthday, date('29', '2', '1900'), 'broken: invalid'],
    ['a date without its year', birthday, date('7', '3', ''), 'broken: invalid'],
    ['a year of two digits', birthday, date('7', '3', '01'), 'broken: invalid'],
    ['a date that is to come', birthday, date('25', '11', '2026'), 'broken: max'],
    ['today', birthday, date('24', '11', '2026'), '2026-11-24'],
    ['a date before its range', birthday, date('31', '12', '1899'), 'broken: min'],
    ['no date', birthday, date('', '', ''), 'broken: required'],
    ['a tick', consent, { feld: 'true' }, true],
    ['a tick that has to be set', consent, {}, 'broken: required'],
    ['a tick that need not be set', { type: 'checkbox' }, {}, false],
    ['a choice', choice, { feld: 'b' }, 'b'],
    ['a choice that is not offered', choice, { feld: 'c' }, 'broken: invalid'],
    ['a choice named like a built-in', choice, { feld: '__proto__' }, 'broken: invalid'],
    ['several choices in the order of the form', several, { feld: ['b', 'a'] }, ['a', 'b']],
    ['one of several', several, { feld: 'a' }, ['a']],
    ['a field that the page does not have', name, { feld: 'Anna', admin: 'true' }, 'unknown: admin'],
    [
      'a prototype as field',
      name,
      JSON.parse('{"feld":"Anna","__proto__":"x"}') as object,
      'unknown: __proto__',
    ],
  ])('%s', (_title, component, post, expected) => {
    expect(outcome(component, post as Readonly<Record<string, unknown>>)).toEqual(expected);
  });
});

describe('Rules and conditions are FEEL', () => {
  const form = formWith(
    {
      type: 'radio',
      key: 'art',
      label: 'Art',
      values: [
        { value: 'a', label: 'A' },
        { value: 'b', label: 'B' },
      ],
      validate: { required: true },
    },
    {
      type: 'textfield',
      key: 'grund',
      label: 'Grund',
      validate: { required: true },
      conditional: { hide: '=art != "b"' },
    },
    { type: 'number', key: 'von', label: 'Von' },
    {
      type: 'number',
      key: 'bis',
      label: 'Bis',
      properties: { rule: '=bis >= von', 'message.rule': 'Bis muss größer sein als Von.' },
    },
    {
      type: 'checkbox',
      key: 'kopie',
      label: 'Kopie',
      conditional: { hide: '=art = "a"' },
      defaultValue: false,
    },
  );

  test('a hidden question is not asked, and its default is its answer', () => {
    expect(checkAnswers(form, { art: 'a', grund: 'egal' }, context)).toEqual({
      ok: true,
      answers: { art: 'a', kopie: false },
    });
  });

  test('a question that is shown has to be answered', () => {
    const checked = checkAnswers(form, { art: 'b' }, context);
    expect(checked.ok ? [] : checked.errors.map((error) => error.key)).toEqual(['grund']);
  });

  test('a rule over two fields fails with the words of the form', () => {
    const checked = checkAnswers(form, { art: 'a', von: 5, bis: 3 }, context);
    expect(checked.ok ? [] : checked.errors).toEqual([
      { key: 'bis', rule: 'rule', message: 'Bis muss größer sein als Von.', inputName: 'bis' },
    ]);
  });

  test('programs may not send answers that the form does not ask', () => {
    const checked = checkAnswers(form, { art: 'a', preis: 1, tief: { er: true } }, context);
    expect(checked.ok ? [] : checked.errors.map((error) => [error.key, error.rule])).toEqual([
      ['preis', 'unknown'],
      ['tief.er', 'unknown'],
    ]);
  });

  test.each([
    [{ art: 1 }],
    [{ art: { a: 1 } }],
    [{ art: ['a'] }],
    [{ art: 'a', von: '__' }],
    [{ art: 'a', von: true }],
  ])('programs may not send values of another type: %j', (given) => {
    expect(checkAnswers(form, given, context).ok).toBe(false);
  });
});

describe('Every field has a message of its own', () => {
  test.each<[object, Readonly<Record<string, string>>, string]>([
    [{ type: 'textfield', validate: { required: true } }, {}, 'Füllen Sie das Feld „Feld“ aus.'],
    [
      {
        type: 'textfield',
        validate: { required: true },
        properties: { 'message.required': 'Wie heißen Sie?' },
      },
      {},
      'Wie heißen Sie?',
    ],
    [
      { type: 'number', validate: { max: 1000 } },
      { feld: '1001' },
      'Geben Sie bei „Feld“ höchstens 1.000 ein.',
    ],
    [birthday, date('1', '1', '1800'), 'Geben Sie bei „Feld“ ein Datum ab dem 1. Januar 1900 ein.'],
  ])('%j', (component, post, message) => {
    const form = formWith({ key: 'feld', label: 'Feld', ...component });
    const page = form.pages[0]!;
    const read = readPost(page.parts as readonly FormField[], post);
    const checked = read.ok && checkPage(page, read.raw, {}, context);
    expect(checked && !checked.ok && checked.errors[0]?.message).toBe(message);
  });
});
