import { describeElement } from '../document/describe-element.js';
import { extensions, idOf, type ModdleElement } from '../document/moddle-element.js';
import type { BpmnDocument } from '../document/bpmn-document.js';
import type { DeploymentRule } from './deployment-rule.js';

/** Extensions of other engines that change execution there. Colours and drawing data of modellers are harmless. */
const FOREIGN_ENGINES: readonly string[] = [
  'http://camunda.org/schema/1.0/bpmn',
  'http://activiti.org/bpmn',
  'http://flowable.org/bpmn',
  'http://operaton.org/schema/1.0/bpmn',
  'http://www.jboss.org/drools',
];

/** A model made for another engine would run differently here. */
export const noForeignEngineExtension: DeploymentRule = {
  name: 'no-foreign-engine-extension',
  *check(document) {
    const prefixes = foreignPrefixes(document);
    if (prefixes.length === 0) return;
    for (const element of [...document.processes, ...document.flowElements]) {
      for (const name of foreignNames(element, prefixes)) {
        yield {
          elementId: idOf(element),
          message: `${name} at the ${describeElement(element)} belongs to another engine and has no effect here.`,
          fix: 'Replace it by the zeebe extension for the same purpose, or remove it.',
        };
      }
    }
  },
};

function foreignPrefixes({ definitions }: BpmnDocument): readonly string[] {
  return Object.entries(definitions.$attrs ?? {}).flatMap(([name, uri]) =>
    name.startsWith('xmlns:') && typeof uri === 'string' && FOREIGN_ENGINES.includes(uri)
      ? [name.slice(6)]
      : [],
  );
}

function foreignNames(element: ModdleElement, prefixes: readonly string[]): readonly string[] {
  const names = [...Object.keys(element.$attrs ?? {}), ...extensions(element).map(({ $type }) => $type)];
  return names.filter((name) => prefixes.some((prefix) => name.startsWith(`${prefix}:`)));
}
