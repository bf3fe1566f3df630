import { elementOf, elementsOf, textOf, type DmnElement } from './element.js';

const ZEEBE = 'http://camunda.org/schema/zeebe/1.0';

/**
 * The name that the designer gave this state of a decision, by which processes may call it.
 * Source: Camunda 8 documentation, "Resource binding", section "Version tag".
 */
export function versionTagOf(element: DmnElement): string | undefined {
  const extensions = elementOf(element, 'extensionElements');
  const tag = extensions && elementsOf(extensions, 'values').find(isVersionTag);
  const value = tag && textOf(tag, 'value');
  return value === '' ? undefined : value;
}

/** The parser does not know the element: it is named by its namespace, whatever the prefix. */
function isVersionTag({ $descriptor }: DmnElement): boolean {
  const { ns } = ($descriptor ?? {}) as {
    readonly ns?: { readonly uri?: string; readonly localName?: string };
  };
  return ns?.uri === ZEEBE && ns.localName === 'versionTag';
}
