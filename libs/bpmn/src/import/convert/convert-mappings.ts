import { attributeOf, childElements, textOf, type XmlElement } from '../../xml/xml-tree.js';
import type { ElementConversion } from '../element-conversion.js';
import { feelString } from '../juel/feel-words.js';
import { convertJuel, feelValue } from '../juel/convert-juel.js';

const VARIABLE = /^[\p{L}_][\p{L}\p{N}_]*$/u;

/** `camunda:inputOutput` becomes `zeebe:ioMapping`. */
export function convertInputOutput(conversion: ElementConversion): void {
  for (const mapping of conversion.extensions('inputOutput')) {
    if (convertMappings(conversion, mapping, mapping)) {
      conversion.converted(mapping, 'mapping-converted', 'zeebe:ioMapping');
    }
  }
}

/**
 * Converts all parameters of a mapping, or none, so that no value is mapped twice.
 * @param reported what the report names where a parameter has no counterpart
 */
export function convertMappings(
  conversion: ElementConversion,
  mapping: XmlElement,
  reported: XmlElement,
): boolean {
  const parameters = childElements(mapping).map((parameter) => ({
    entry: parameter.localName === 'inputParameter' ? 'input' : 'output',
    target: attributeOf(parameter, 'name') ?? '',
    source: feelOfValue(parameter),
  }));
  for (const { target, source } of parameters) {
    if (!VARIABLE.test(target)) {
      conversion.needsWork(reported, 'mapping-needs-work', `"${target}" is no name for a variable.`);
      return false;
    }
    if (source.kind === 'impossible') {
      conversion.needsWork(reported, 'mapping-needs-work', `${target}: ${source.reason}`);
      return false;
    }
  }
  for (const { entry, target, source } of parameters) {
    if (source.kind === 'feel') conversion.add('ioMapping', entry, { source: source.feel, target });
  }
  return true;
}

type MappedValue =
  { readonly kind: 'feel'; readonly feel: string } | { readonly kind: 'impossible'; readonly reason: string };

/** The value of a parameter, an item of a list or an entry of a map. */
function feelOfValue(holder: XmlElement): MappedValue {
  const inner = feelOfContent(holder);
  return inner.kind === 'feel' ? { kind: 'feel', feel: `=${inner.feel}` } : inner;
}

function feelOfContent(holder: XmlElement): MappedValue {
  const [structure] = childElements(holder);
  switch (structure?.localName) {
    case undefined:
      return feelOfText(textOf(holder));
    case 'list':
      return combine(childElements(structure).map(feelOfItem), (items) => `[${items.join(', ')}]`);
    case 'map':
      return combine(
        childElements(structure).map((entry) => {
          const value = feelOfContent(entry);
          const key = feelString(attributeOf(entry, 'key') ?? '');
          return value.kind === 'feel' ? { kind: 'feel', feel: `${key}: ${value.feel}` } : value;
        }),
        (entries) => `{${entries.join(', ')}}`,
      );
    case 'script':
      return feelOfScript(structure);
    default:
      return { kind: 'impossible', reason: `<${structure?.name}> has no counterpart.` };
  }
}

function feelOfItem(item: XmlElement): MappedValue {
  return item.localName === 'script' ? feelOfScript(item) : feelOfText(textOf(item));
}

function feelOfScript(script: XmlElement): MappedValue {
  const format = attributeOf(script, 'scriptFormat')?.toLowerCase();
  if (format === 'feel') return { kind: 'feel', feel: textOf(script).trim().replace(/^=/, '') };
  return { kind: 'impossible', reason: `A script in ${format ?? 'an unknown language'} sets the value.` };
}

/** An empty parameter is null, as in the other engine. */
function feelOfText(text: string): MappedValue {
  if (text.trim() === '') return { kind: 'feel', feel: 'null' };
  const value = convertJuel(text);
  return value.kind === 'impossible' ? value : { kind: 'feel', feel: feelValue(value).slice(1) };
}

function combine(values: readonly MappedValue[], join: (feel: readonly string[]) => string): MappedValue {
  const impossible = values.find(({ kind }) => kind === 'impossible');
  if (impossible !== undefined) return impossible;
  return { kind: 'feel', feel: join(values.flatMap((value) => (value.kind === 'feel' ? [value.feel] : []))) };
}
