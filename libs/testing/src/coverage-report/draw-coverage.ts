import type { ProcessCoverage } from '../coverage.js';
import { escapeHtml } from './escape-html.js';
import { readDiagram, type Bounds, type Diagram, type DrawnEdge, type DrawnShape } from './read-diagram.js';

/** Room around the drawing, in its own units. */
const MARGIN = 30;

/** Draws a process as SVG; what scenarios passed and what they left out differ in colour and in line. */
export function drawCoverage(xml: string, { flowNodes, sequenceFlows }: ProcessCoverage): string {
  const diagram = readDiagram(xml);
  if (diagram.shapes.length === 0) return '<p>The file has no drawing.</p>';
  const covered = new Set([...flowNodes.covered, ...sequenceFlows.covered]);
  const missing = new Set([...flowNodes.missing, ...sequenceFlows.missing]);
  const stateOf = (id: string) => (covered.has(id) ? 'covered' : missing.has(id) ? 'missing' : 'other');
  const { x, y, width, height } = frameOf(diagram);
  // Large shapes lie behind the small ones that they contain.
  const shapes = diagram.shapes.toSorted((left, right) => area(right.bounds) - area(left.bounds));
  return [
    `<svg viewBox="${x} ${y} ${width} ${height}" role="img" aria-label="Drawing of the process with its coverage">`,
    ...shapes.map((shape) => drawShape(shape, stateOf(shape.elementId))),
    ...diagram.edges.map((edge) => drawEdge(edge, stateOf(edge.elementId))),
    '</svg>',
  ].join('\n');
}

function drawShape({ elementId, type, name, bounds }: DrawnShape, state: string): string {
  const { x, y, width, height } = bounds;
  const title = `<title>${escapeHtml(`${name || elementId}: ${state}`)}</title>`;
  const label = `<text x="${x + width / 2}" y="${labelPlace(type, bounds)}">${escapeHtml(name)}</text>`;
  return `<g class="${state}">${outline(type, { x, y, width, height })}${label}${title}</g>`;
}

function outline(type: string, { x, y, width, height }: Bounds): string {
  const [middleX, middleY] = [x + width / 2, y + height / 2];
  if (/Event$/.test(type)) return `<circle cx="${middleX}" cy="${middleY}" r="${width / 2}"/>`;
  if (/Gateway$/.test(type)) {
    return `<polygon points="${middleX},${y} ${x + width},${middleY} ${middleX},${y + height} ${x},${middleY}"/>`;
  }
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="8"/>`;
}

/** Events and gateways carry their names below, containers at their top, tasks in the middle. */
function labelPlace(type: string, { y, height }: Bounds): number {
  if (/(Event|Gateway)$/.test(type)) return y + height + 14;
  return /^(participant|lane|subProcess|transaction|adHocSubProcess)$/.test(type) ? y + 14 : y + height / 2;
}

function drawEdge({ points, elementId }: DrawnEdge, state: string): string {
  const line = points.map(({ x, y }) => `${x},${y}`).join(' ');
  return `<g class="edge ${state}"><polyline points="${line}"/><title>${escapeHtml(`${elementId}: ${state}`)}</title></g>`;
}

function frameOf({ shapes, edges }: Diagram): Bounds {
  const corners = [
    ...shapes.flatMap(({ bounds: { x, y, width, height } }) => [
      { x, y },
      { x: x + width, y: y + height },
    ]),
    ...edges.flatMap(({ points }) => points),
  ];
  const xs = corners.map(({ x }) => x);
  const ys = corners.map(({ y }) => y);
  const [left, top] = [smallest(xs) - MARGIN, smallest(ys) - MARGIN];
  return {
    x: left,
    y: top,
    width: -smallest(xs.map((x) => -x)) + MARGIN - left,
    height: -smallest(ys.map((y) => -y)) + MARGIN - top,
  };
}

function smallest(values: readonly number[]): number {
  return values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
}

function area({ width, height }: Bounds): number {
  return width * height;
}
