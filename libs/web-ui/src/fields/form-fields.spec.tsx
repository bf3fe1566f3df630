import { parseForm, type FormPart } from '@vorgang/forms';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { ErrorSummary, FormFields, Markdown } from '../index.js';

function partsOf(...components: readonly object[]): readonly FormPart[] {
  const parsed = parseForm(JSON.stringify({ type: 'default', id: 'test', components }), 'test.form');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.form.pages[0]!.parts;
}

describe('A field with an error', () => {
  const parts = partsOf({
    type: 'textfield',
    key: 'person.name',
    label: 'Name',
    description: 'Wie im Ausweis.',
    validate: { required: true },
  });
  const error = {
    key: 'person.name',
    rule: 'required' as const,
    message: 'Geben Sie Ihren Namen ein.',
    inputName: 'person.name',
  };
  const html = renderToStaticMarkup(
    <>
      <ErrorSummary errors={[error]} />
      <FormFields parts={parts} raw={{ 'person.name': '<b>' }} errors={[error]} />
    </>,
  );

  test('is marked invalid and described by hint and error, in this order', () => {
    expect(html).toContain('aria-invalid="true"');
    expect(html).toContain('aria-describedby="feld-person-name-hinweis feld-person-name-fehler"');
    expect(html.indexOf('id="feld-person-name-fehler"')).toBeLessThan(html.indexOf('<input'));
  });

  test('is linked from the summary, which takes the focus', () => {
    expect(html).toContain('href="#feld-person-name"');
    expect(html).toMatch(/<div[^>]* tabindex="-1"[^>]* autofocus=""/i);
    expect(html).toContain('Geben Sie Ihren Namen ein.');
  });

  test('keeps what was typed, as text', () => {
    expect(html).toContain('value="&lt;b&gt;"');
  });
});

test('a single question is the heading of its page', () => {
  const parts = partsOf({ type: 'radio', key: 'a', label: 'Wozu?', values: [{ value: 'x', label: 'X' }] });
  const html = renderToStaticMarkup(<FormFields parts={parts} raw={{ a: 'x' }} title="Wozu?" />);
  expect(html).toMatch(/<legend[^>]*><h1[^>]*>Wozu\?/);
  expect(html).toContain('checked=""');
});

test('a birthday can be filled in by the browser, in three fields', () => {
  const parts = partsOf({
    type: 'datetime',
    subtype: 'date',
    key: 'g',
    label: 'Geboren',
    properties: { autocomplete: 'bday' },
  });
  const html = renderToStaticMarkup(<FormFields parts={parts} raw={{ g: '2001-03-07' }} />);
  for (const token of ['bday-day', 'bday-month', 'bday-year']) expect(html).toContain(`="${token}"`);
  expect(html).toContain('value="07"');
});

describe('Texts of a procedure', () => {
  test('show HTML as text and link only to safe addresses', () => {
    const html = renderToStaticMarkup(
      <Markdown text={'<script>x</script> [klick](javascript:alert(1)) [gut](https://a.example) **fett**'} />,
    );
    expect(html).not.toContain('<script>');
    expect(html).not.toContain('href="javascript');
    expect(html).toContain('href="https://a.example"');
    expect(html).toContain('<strong>fett</strong>');
  });

  test('have headings, lists and quotes', () => {
    const html = renderToStaticMarkup(<Markdown text={'## Titel\n\n- eins\n- zwei\n\n> Wortlaut'} />);
    expect(html).toMatch(/<h2.*Titel.*<ul.*<li>eins<\/li>.*<blockquote.*Wortlaut/s);
  });
});
