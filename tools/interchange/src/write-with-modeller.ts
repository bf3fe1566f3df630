import { BpmnModdle, type EditableElement } from 'bpmn-moddle';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };

/**
 * What a modeller built on bpmn-js writes when it has read the file.
 * @param mark put behind the names of the root elements and the first level below, as if someone had changed them
 */
export async function writeWithModeller(xml: string, mark?: string): Promise<string> {
  const modeller = new BpmnModdle({ zeebe });
  const { rootElement } = await modeller.fromXML(xml);
  if (mark !== undefined) {
    for (const element of [rootElement, ...renamable(rootElement)]) {
      const name = element['name'];
      element.set('name', `${typeof name === 'string' ? name : ''}${mark}`);
    }
  }
  return (await modeller.toXML(rootElement, { format: true })).xml;
}

/** Each process and pool, and everything drawn directly in them. */
function renamable(definitions: EditableElement): readonly EditableElement[] {
  return elements(definitions, 'rootElements')
    .filter(({ $type }) => $type === 'bpmn:Process' || $type === 'bpmn:Collaboration')
    .flatMap((root) => [root, ...elements(root, 'flowElements'), ...elements(root, 'participants')]);
}

function elements(parent: EditableElement, property: string): readonly EditableElement[] {
  const value = parent[property];
  return Array.isArray(value) ? (value as readonly EditableElement[]) : [];
}
