import type { ModelProblem } from '../problem.js';
import { ATTRIBUTE, matchAt, TAG_END, TAG_NAME } from '../xml/xml-tokens.js';
import type { ModelLimits } from './model-limits.js';
import { isUnsafeName } from './unsafe-names.js';
import { findForbiddenCharacter, findForeignEntity } from './xml-characters.js';

/** Thrown inside the scan and turned into a problem at its edge. */
class Refusal extends Error {
  constructor(
    readonly rule: string,
    readonly offset: number,
    message: string,
    readonly fix: string,
  ) {
    super(message);
  }
}

/**
 * Looks over the raw text in one pass before any parser builds objects from it: size, nesting, number of elements,
 * well-formed tags, no document type (and so no entities), no names that reach into JavaScript's prototypes.
 * The time is linear in the length of the text.
 *
 * @returns the first problem, or undefined when the text may be parsed
 */
export function guardXml(xml: string, resourceName: string, limits: ModelLimits): ModelProblem | undefined {
  try {
    checkSize(xml, limits);
    scan(xml, limits);
    return undefined;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const place = error.offset < 0 ? '' : ` (line ${lineAt(xml, error.offset)})`;
    return {
      elementId: resourceName,
      rule: error.rule,
      message: `${error.message}${place}.`,
      fix: error.fix,
    };
  }
}

function checkSize(xml: string, limits: ModelLimits): void {
  const tooLarge = xml.length > limits.bytes || new TextEncoder().encode(xml).length > limits.bytes;
  if (!tooLarge) return;
  throw new Refusal(
    'file-size',
    -1,
    `The file is larger than ${limits.bytes} bytes`,
    'Split the model, or move long texts and pictures out of it.',
  );
}

function scan(xml: string, limits: ModelLimits): void {
  const forbidden = findForbiddenCharacter(xml);
  if (forbidden >= 0) throw malformed(forbidden, 'The file holds a character that XML does not allow');

  const open: string[] = [];
  let elements = 0;
  let offset = xml.startsWith('\ufeff') ? 1 : 0;
  while (offset < xml.length) {
    const next = xml.indexOf('<', offset);
    checkText(xml, offset, next < 0 ? xml.length : next, open.length > 0);
    if (next < 0) break;
    offset = next;
    if (xml.startsWith('<!--', offset)) offset = skip(xml, offset, '-->', 'comment');
    else if (xml.startsWith('<![CDATA[', offset)) offset = skip(xml, offset, ']]>', 'CDATA section');
    else if (xml.startsWith('<?', offset)) offset = skip(xml, offset, '?>', 'processing instruction');
    else if (xml.startsWith('<!', offset)) throw documentType(offset);
    else if (xml.startsWith('</', offset)) offset = closeTag(xml, offset, open);
    else {
      if (open.length === 0 && elements > 0) throw malformed(offset, 'A second root element begins');
      elements += 1;
      if (elements > limits.xmlElements) throw tooMany(offset, limits);
      offset = openTag(xml, offset, open);
      if (open.length > limits.depth) throw tooDeep(offset, limits);
    }
  }
  if (open.length > 0) throw malformed(xml.length, `The element "${open.at(-1)}" is not closed`);
  if (elements === 0) throw malformed(xml.length, 'The file holds no element');
}

function checkText(xml: string, from: number, to: number, insideRoot: boolean): void {
  if (from === to) return;
  const content = xml.slice(from, to);
  if (!insideRoot && content.trim() !== '') throw malformed(from, 'Text stands outside of the root element');
  checkEntities(content, from);
}

function checkEntities(content: string, from: number): void {
  const found = findForeignEntity(content);
  if (found < 0) return;
  throw malformed(
    from + found,
    'A "&" does not begin one of the entities amp, lt, gt, quot, apos or a character number',
  );
}

function skip(xml: string, from: number, end: string, what: string): number {
  const found = xml.indexOf(end, from);
  if (found < 0) throw malformed(from, `The ${what} is not closed`);
  return found + end.length;
}

function closeTag(xml: string, from: number, open: string[]): number {
  const name = matchAt(TAG_NAME, xml, from + 2)?.[0] ?? '';
  const end = matchAt(TAG_END, xml, from + 2 + name.length);
  const expected = open.pop();
  if (end === null || name !== expected) {
    const wanted = expected === undefined ? 'nothing is open here' : `"${expected}" is open here`;
    throw malformed(from, `The closing tag "${shorten(name)}" does not fit, ${wanted}`);
  }
  return from + 2 + name.length + end[0].length;
}

function openTag(xml: string, from: number, open: string[]): number {
  const name = matchAt(TAG_NAME, xml, from + 1)?.[0] ?? '';
  if (name === '') throw malformed(from, 'A "<" does not begin a tag; write &lt; for the sign itself');
  checkName(name, from);
  let offset = from + 1 + name.length;
  const seen = new Set<string>();
  for (let match = matchAt(ATTRIBUTE, xml, offset); match !== null; match = matchAt(ATTRIBUTE, xml, offset)) {
    checkAttribute(match[1] ?? '', match[2] ?? '', offset, seen);
    offset += match[0].length;
  }
  const end = matchAt(TAG_END, xml, offset);
  if (end === null) throw malformed(offset, `The tag of the element "${shorten(name)}" is not well-formed`);
  if (end[1] === '') open.push(name);
  return offset + end[0].length;
}

function checkAttribute(name: string, value: string, offset: number, seen: Set<string>): void {
  checkName(name, offset);
  if (seen.has(name)) throw malformed(offset, `The attribute "${shorten(name)}" is given twice`);
  seen.add(name);
  if (value.includes('<'))
    throw malformed(offset, `The attribute "${shorten(name)}" holds a "<"; write &lt;`);
  checkEntities(value, offset);
}

function checkName(name: string, offset: number): void {
  if (!name.split(':').some(isUnsafeName)) return;
  throw new Refusal(
    'name-must-be-safe',
    offset,
    `"${name}" is no name for an element or attribute`,
    'Remove it.',
  );
}

function malformed(offset: number, message: string): Refusal {
  return new Refusal(
    'xml-must-be-well-formed',
    offset,
    message,
    'Export the file again, or correct it at this line.',
  );
}

function documentType(offset: number): Refusal {
  return new Refusal(
    'no-document-type',
    offset,
    'The file declares a document type or entities',
    'Remove the <!DOCTYPE ...> declaration; BPMN needs none.',
  );
}

function tooMany(offset: number, limits: ModelLimits): Refusal {
  return new Refusal(
    'file-size',
    offset,
    `The file has more than ${limits.xmlElements} XML elements`,
    'Split the model.',
  );
}

function tooDeep(offset: number, limits: ModelLimits): Refusal {
  return new Refusal(
    'nesting-depth',
    offset,
    `Elements are nested more than ${limits.depth} deep`,
    'Move inner sub-processes into processes of their own.',
  );
}

function lineAt(xml: string, offset: number): number {
  let line = 1;
  for (let index = xml.indexOf('\n'); index >= 0 && index < offset; index = xml.indexOf('\n', index + 1))
    line += 1;
  return line;
}

function shorten(name: string): string {
  return name.length <= 60 ? name : `${name.slice(0, 57)}...`;
}
