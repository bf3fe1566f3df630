import type { NamedElement } from './mapping-table.js';

const flowNodes =
  /^(startEvent|endEvent|intermediateCatchEvent|intermediateThrowEvent|boundaryEvent|task|userTask|serviceTask|scriptTask|businessRuleTask|sendTask|receiveTask|manualTask|callActivity|subProcess|transaction|adHocSubProcess|exclusiveGateway|parallelGateway|inclusiveGateway|eventBasedGateway|complexGateway)$/;

/** The flow nodes of a model in the order of the file, with the words that people know them by. */
export function elementNames(xml: string): readonly NamedElement[] {
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  return [...document.getElementsByTagNameNS('http://www.omg.org/spec/BPMN/20100524/MODEL', '*')]
    .filter((element) => flowNodes.test(element.localName))
    .map((element) => {
      const id = element.getAttribute('id') ?? '';
      return { id, name: element.getAttribute('name')?.trim() || id };
    });
}
