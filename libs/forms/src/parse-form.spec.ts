import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { parseForm } from './index.js';

function problemsOf(schema: object): readonly string[] {
  const parsed = parseForm(
    JSON.stringify({ type: 'default', id: 'test', schemaVersion: 19, ...schema }),
    'test.form',
  );
  return parsed.ok ? [] : parsed.problems.map((problem) => `${problem.elementId}: ${problem.rule}`);
}

test('a kind that is a list, however deep, is a problem as well', () => {
  const deep = '['.repeat(50_000) + ']'.repeat(50_000);
  const parsed = parseForm(
    `{"type":"default","id":"test","schemaVersion":19,"components":[{"id":"tief","type":${deep}}]}`,
    'test.form',
  );
  expect(parsed).toMatchObject({ problems: [{ elementId: 'tief', rule: 'unsupported-component' }] });
});

describe('What a form file cannot have is a problem at deployment', () => {
  test.each<[string, object, readonly string[]]>([
    [
      'a component of another kind',
      { components: [{ type: 'iframe', id: 'rahmen', url: 'https://x.example' }] },
      ['rahmen: unsupported-component'],
    ],
    ['a newer schema', { schemaVersion: 20, components: [] }, ['test.form: schema-version']],
    ['no id', { id: '', components: [] }, ['test.form: form-id']],
    [
      'a key that reaches into prototypes',
      { components: [{ type: 'textfield', key: 'a.__proto__.b', label: 'X' }] },
      ['a.__proto__.b: key'],
    ],
    [
      'two fields of one key',
      {
        components: [
          { type: 'textfield', key: 'a', label: 'A' },
          { type: 'number', key: 'a', label: 'B' },
        ],
      },
      ['a: repeated-key'],
    ],
    ['a field without label', { components: [{ type: 'textfield', key: 'a' }] }, ['a: label']],
    [
      'a condition that is not FEEL',
      { components: [{ type: 'textfield', key: 'a', label: 'A', conditional: { hide: '=1 +' } }] },
      ['a: expression'],
    ],
    [
      'a pattern that could hang',
      { components: [{ type: 'textfield', key: 'a', label: 'A', validate: { pattern: '(?=x)' } }] },
      ['a: pattern'],
    ],
    [
      'choices that come from data',
      { components: [{ type: 'select', key: 'a', label: 'A', valuesKey: 'liste' }] },
      ['a: choices'],
    ],
    [
      'text that is computed',
      { components: [{ type: 'text', id: 't', text: 'Hallo {{name}}' }] },
      ['t: unsupported-property'],
    ],
    [
      'a date with a time',
      { components: [{ type: 'datetime', subtype: 'datetime', key: 'a', label: 'A' }] },
      ['a: unsupported-property'],
    ],
    [
      'a component beside the pages',
      {
        components: [
          { type: 'group', id: 's', label: 'S', components: [] },
          { type: 'textfield', key: 'a', label: 'A' },
        ],
      },
      ['test.form, component 2: component-outside-page'],
    ],
  ])('%s', (_title, schema, problems) => {
    expect(problemsOf(schema)).toEqual(problems);
  });

  test('a file that is not JSON says so', () => {
    const parsed = parseForm('{', 'kaputt.form');
    expect(parsed.ok ? [] : parsed.problems.map((problem) => problem.rule)).toEqual(['json']);
  });
});

test.each(['antrag', 'pruefung'])('the demonstration form %s can be deployed', async (name) => {
  const file = new URL(`../../../processes/infektionsschutzbelehrung/${name}.form`, import.meta.url);
  const parsed = parseForm(await readFile(file, 'utf8'), `${name}.form`);
  expect(parsed.ok ? parsed.form.id : parsed.problems).toBe(`infektionsschutzbelehrung-${name}`);
});
