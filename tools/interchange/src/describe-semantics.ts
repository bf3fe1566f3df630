import { BpmnModdle } from 'bpmn-moddle';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };

/**
 * The model as the BPMN metamodel understands it, as a text to compare: types, properties with their defaults,
 * references by id, extensions, and the diagrams.
 */
export async function describeSemantics(xml: string): Promise<string> {
  const { rootElement } = await new BpmnModdle({ zeebe }).fromXML(xml);
  return JSON.stringify(describe(rootElement, new Set()));
}

function describe(value: unknown, above: ReadonlySet<unknown>): unknown {
  if (Array.isArray(value)) return value.map((item) => describe(item, above));
  if (typeof value !== 'object' || value === null) return value;
  if (above.has(value)) return '(above)';
  const element = value as Readonly<Record<string, unknown>>;
  const inside = new Set([...above, value]);
  const parent = [...above].at(-1);
  if (parent !== undefined && '$parent' in element && element['$parent'] !== parent) {
    return { reference: element['id'] };
  }
  const entries = Object.keys(element)
    .sort()
    .map((name) => [name, describe(element[name], inside)] as const);
  const attributes = describe(element['$attrs'], inside);
  return [
    element['$type'],
    Object.fromEntries(entries.filter(([name]) => name !== 'name')),
    element['name'] ?? '',
    attributes,
  ];
}
