import { PermanentFailure } from '@vorgang/connectors';
import type { JsonValue } from '@vorgang/feel';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LetterBlock } from './letter-content.js';

/** Subject and text of a letter. */
export interface LetterText {
  readonly subject: string;
  readonly blocks: readonly LetterBlock[];
}

/** What a template may name as `{{name}}`. */
export type LetterValues = Readonly<Record<string, JsonValue>>;

/**
 * Reads `processes/<procedure>/letters/<template>.md`: the subject as heading (`# `), then paragraphs, headings (`## `)
 * and lists (`- `), with empty lines between them. The template is taken apart before values are put in, so no value can
 * become a heading, a list or another placeholder.
 *
 * @throws PermanentFailure when the file is missing, has no subject or names an unknown value
 */
export async function readLetterTemplate(
  proceduresFolder: string,
  procedure: string,
  template: string,
  values: LetterValues,
): Promise<LetterText> {
  const name = `${procedure}/letters/${template}.md`;
  const source = await readSource(proceduresFolder, procedure, template, name);
  const [first = '', ...rest] = source
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (!first.startsWith('# ') || first.includes('\n')) {
    throw new PermanentFailure(
      `${name} must begin with its subject: a line "# Subject", then an empty line.`,
    );
  }
  if (rest.length === 0) throw new PermanentFailure(`${name} has no text below its subject.`);
  const fill = (text: string): string => fillIn(text, values, name);
  return {
    subject: fill(first.slice(2).trim()).replaceAll('\n', ' '),
    blocks: rest.map((part) => readBlock(part, fill)),
  };
}

async function readSource(folder: string, procedure: string, template: string, name: string) {
  if (!/^[a-z0-9-]+$/.test(procedure) || !/^[a-z0-9-]+$/.test(template)) {
    throw new PermanentFailure(`"${name}" is no name of a letter: small letters, digits and hyphens only.`);
  }
  try {
    return (await readFile(join(folder, procedure, 'letters', `${template}.md`), 'utf8')).replaceAll(
      '\r',
      '',
    );
  } catch {
    throw new PermanentFailure(`The letter ${name} is missing. Add the file, then resolve the incident.`);
  }
}

function readBlock(part: string, fill: (text: string) => string): LetterBlock {
  const lines = part.split('\n').map((line) => line.trim());
  if (lines.length === 1 && part.startsWith('## ')) return { kind: 'heading', text: fill(part.slice(3)) };
  if (lines.every((line) => line.startsWith('- '))) {
    return { kind: 'list', items: lines.map((line) => fill(line.slice(2))) };
  }
  return { kind: 'paragraph', text: fill(lines.join(' ')) };
}

function fillIn(text: string, values: LetterValues, name: string): string {
  return text.replace(/\{\{\s*([\p{L}\p{N}_]+)\s*\}\}/gu, (_whole, key: string) => {
    const value = Object.hasOwn(values, key) ? values[key] : undefined;
    if (typeof value === 'string') return cleanText(value);
    if (typeof value === 'number') return value.toLocaleString('de-DE');
    throw new PermanentFailure(
      `${name} names the value "${key}", which is no text or number here. Map it in the input "values".`,
    );
  });
}

/** Letters are composed (NFC), line breaks stay, other control characters have no place in a letter. */
export function cleanText(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\n]/gu, ' ');
}
