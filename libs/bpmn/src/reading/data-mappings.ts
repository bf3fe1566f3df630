import { children, extension, text, type ModdleElement } from '../document/moddle-element.js';
import type { VariableMapping } from '../graph/executable-process.js';
import type { ExpressionReader } from './expression-reader.js';

/** `zeebe:input` elements, in document order. */
export function readInputs(
  element: ModdleElement,
  expressions: ExpressionReader,
): readonly VariableMapping[] {
  return readMappings(element, 'inputParameters', 'input', expressions);
}

/** `zeebe:output` elements, in document order. */
export function readOutputs(
  element: ModdleElement,
  expressions: ExpressionReader,
): readonly VariableMapping[] {
  return readMappings(element, 'outputParameters', 'output', expressions);
}

function readMappings(
  element: ModdleElement,
  property: string,
  word: string,
  expressions: ExpressionReader,
): readonly VariableMapping[] {
  const mapping = extension(element, 'zeebe:IoMapping');
  if (mapping === undefined) return [];
  return children(mapping, property).map((parameter) => {
    const target = text(parameter, 'target') ?? '';
    return {
      source: expressions.value(element, `source of ${word} "${target}"`, text(parameter, 'source') ?? ''),
      target: target.split('.'),
    };
  });
}

/** `zeebe:taskHeaders` as a record. */
export function readHeaders(element: ModdleElement): Readonly<Record<string, string>> {
  return readHeaderValues(extension(element, 'zeebe:TaskHeaders'));
}

/** The same of a given `zeebe:taskHeaders`, such as that of a listener. */
export function readHeaderValues(headers: ModdleElement | undefined): Readonly<Record<string, string>> {
  return headers === undefined ? {} : readPairs(children(headers, 'values'), 'key');
}

/** `zeebe:properties` as a record. */
export function readProperties(element: ModdleElement): Readonly<Record<string, string>> {
  const properties = extension(element, 'zeebe:Properties');
  return properties === undefined ? {} : readPairs(children(properties, 'properties'), 'name');
}

/** Every value that an element gives a property: more than one where it stands there several times. */
export function readPropertyValues(element: ModdleElement, name: string): readonly string[] {
  const properties = extension(element, 'zeebe:Properties');
  if (properties === undefined) return [];
  return children(properties, 'properties')
    .filter((pair) => text(pair, 'name') === name)
    .map((pair) => (typeof pair['value'] === 'string' ? pair['value'] : ''));
}

function readPairs(pairs: readonly ModdleElement[], keyName: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    pairs.map((pair) => [text(pair, keyName) ?? '', typeof pair['value'] === 'string' ? pair['value'] : '']),
  );
}
