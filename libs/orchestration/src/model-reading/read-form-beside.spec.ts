import { describe, expect, test } from 'vitest';
import { parseFormFile } from '../deploy/parse-form-file.js';
import { readFormBeside } from './read-form-beside.js';

/** Longer than what is read in the loop. */
function formOf(condition: string): string {
  const fields = Array.from({ length: 1000 }, (_, index) => ({
    type: 'textfield',
    id: `f${index}`,
    key: `f${index}`,
    label: `Feld ${index}`,
    description: 'Bitte geben Sie an, was zutrifft.',
    conditional: { hide: index === 500 ? condition : '=false' },
  }));
  return JSON.stringify({
    type: 'default',
    id: 'large',
    schemaVersion: 19,
    versionTag: '2027',
    components: fields,
  });
}

describe('a large form, read beside the event loop', () => {
  test('is what the loop would have read', async () => {
    expect(await readFormBeside(formOf('=f1 = "x"'), 'large.form')).toEqual({
      ok: true,
      form: { formId: 'large', versionTag: '2027' },
    });
  });

  test.each([
    ['an expression', formOf('=f1 =')],
    ['the JSON', formOf('=f1').slice(0, -1)],
    ['the list of components', formOf('=f1').replace('"components"', '"parts"')],
  ])('has the problems that the loop would have found: %s', async (_what, text) => {
    const read = await readFormBeside(text, 'large.form');
    expect(read).toMatchObject({ ok: false });
    expect(read).toEqual(parseFormFile(text, 'large.form'));
  });
});
