import { readXml, type XmlElement } from '@vorgang/bpmn';

const DI = 'http://www.omg.org/spec/BPMN/20100524/DI';

export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A shape of the drawing with what it stands for. */
export interface DrawnShape {
  readonly elementId: string;
  /** Type in BPMN, such as `userTask`; empty where the process has no such element. */
  readonly type: string;
  readonly name: string;
  readonly bounds: Bounds;
}

export interface DrawnEdge {
  readonly elementId: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

/** The drawing of a BPMN file. */
export interface Diagram {
  readonly shapes: readonly DrawnShape[];
  readonly edges: readonly DrawnEdge[];
}

/** Reads where the elements of a file that was deployed are drawn; shapes without place are left out. */
export function readDiagram(xml: string): Diagram {
  const { root } = readXml(xml);
  const elements = new Map<string, XmlElement>();
  const shapes: XmlElement[] = [];
  const edges: XmlElement[] = [];
  visit(root, (element) => {
    const id = attribute(element, 'id');
    if (element.namespace === DI && element.localName === 'BPMNShape') shapes.push(element);
    else if (element.namespace === DI && element.localName === 'BPMNEdge') edges.push(element);
    else if (id !== undefined && !elements.has(id)) elements.set(id, element);
  });
  return {
    shapes: shapes.flatMap((shape) => readShape(shape, elements)),
    edges: edges.flatMap(readEdge),
  };
}

function readShape(shape: XmlElement, elements: ReadonlyMap<string, XmlElement>): readonly DrawnShape[] {
  const elementId = attribute(shape, 'bpmnElement') ?? '';
  const box = inner(shape).find(({ localName }) => localName === 'Bounds');
  const bounds = box && {
    x: number(box, 'x'),
    y: number(box, 'y'),
    width: number(box, 'width'),
    height: number(box, 'height'),
  };
  if (bounds === undefined || Object.values(bounds).some((value) => !Number.isFinite(value))) return [];
  const element = elements.get(elementId);
  const name = (element && attribute(element, 'name')) ?? '';
  return [{ elementId, type: element?.localName ?? '', name, bounds }];
}

function readEdge(edge: XmlElement): readonly DrawnEdge[] {
  const points = inner(edge)
    .filter(({ localName }) => localName === 'waypoint')
    .map((point) => ({ x: number(point, 'x'), y: number(point, 'y') }))
    .filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y));
  return points.length < 2 ? [] : [{ elementId: attribute(edge, 'bpmnElement') ?? '', points }];
}

function visit(element: XmlElement, look: (element: XmlElement) => void): void {
  look(element);
  for (const child of inner(element)) visit(child, look);
}

function inner(element: XmlElement): readonly XmlElement[] {
  return element.children.filter((node): node is XmlElement => node.kind === 'element');
}

function attribute(element: XmlElement, name: string): string | undefined {
  return element.attributes.find((one) => one.namespace === '' && one.localName === name)?.value;
}

function number(element: XmlElement, name: string): number {
  return Number.parseFloat(attribute(element, name) ?? '');
}
