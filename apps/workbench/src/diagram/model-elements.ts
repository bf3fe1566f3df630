const namespace = 'http://www.omg.org/spec/BPMN/20100524/MODEL';

const flowNodes =
  /^(startEvent|endEvent|intermediateCatchEvent|intermediateThrowEvent|boundaryEvent|task|userTask|serviceTask|scriptTask|businessRuleTask|sendTask|receiveTask|manualTask|callActivity|subProcess|transaction|adHocSubProcess|exclusiveGateway|parallelGateway|inclusiveGateway|eventBasedGateway|complexGateway)$/;

/** A flow node of a model. */
export interface ModelElement {
  readonly id: string;
  readonly name: string;
  /** As the file calls it, such as `bpmn:UserTask`. */
  readonly type: string;
  /** Ids of what it lies in, innermost first; the process is the last. */
  readonly scopeIds: readonly string[];
}

/** The flow nodes of a model in the order of the file. */
export function modelElements(xml: string): readonly ModelElement[] {
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  return [...document.getElementsByTagNameNS(namespace, '*')]
    .filter((element) => flowNodes.test(element.localName))
    .map((element) => {
      const id = element.getAttribute('id') ?? '';
      const { localName } = element;
      return {
        id,
        name: element.getAttribute('name')?.trim() || id,
        type: `bpmn:${localName.charAt(0).toUpperCase()}${localName.slice(1)}`,
        scopeIds: scopesAround(element),
      };
    });
}

function scopesAround(element: Element): readonly string[] {
  const scopes: string[] = [];
  for (
    let outer = element.parentElement;
    outer && outer.localName !== 'definitions';
    outer = outer.parentElement
  ) {
    scopes.push(outer.getAttribute('id') ?? '');
  }
  return scopes;
}
