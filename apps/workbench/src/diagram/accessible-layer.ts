import type NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import type { Element } from 'bpmn-js/lib/model/Types';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import { businessObjectOf, elementName } from './bpmn-element.js';
import { markText, type DiagramMarks } from './diagram-marks.js';
import { elementTypeName } from './element-type.js';
import { flowNodes, neighbours } from './walk-diagram.js';

/** Choosing elements on the drawing. */
export interface DiagramChoice {
  readonly selectedId: string | null;
  readonly onSelect: (elementId: string) => void;
}

/**
 * Makes the drawing readable and walkable without a mouse: the picture is a named group, each element a named
 * image, or a button where elements can be chosen, and the arrow keys follow the flow. Only one element is in the tab order at a time (roving tabindex).
 *
 * @returns what takes the keys away again
 */
export function addAccessibleLayer(
  viewer: NavigatedViewer,
  label: string,
  marks: DiagramMarks,
  choice?: DiagramChoice,
): () => void {
  const registry = viewer.get<ElementRegistry>('elementRegistry');
  const canvas = viewer.get<Canvas>('canvas');
  const svg = canvas.getContainer().querySelector('svg');
  svg?.setAttribute('role', 'group');
  svg?.setAttribute('aria-roledescription', 'BPMN-Diagramm');
  svg?.setAttribute('aria-label', `${label}. Mit den Pfeiltasten gehen Sie den Ablauf entlang.`);
  svg?.removeAttribute('tabindex');

  const keys = new AbortController();
  const nodes = flowNodes(registry);
  const focused = document.activeElement;
  const start =
    nodes.find((node) => registry.getGraphics(node) === focused) ??
    nodes.find((node) => node.id === choice?.selectedId) ??
    nodes.find((node) => marks.active.includes(node.id)) ??
    nodes[0];
  for (const node of nodes) {
    const graphics = registry.getGraphics(node);
    graphics.setAttribute('role', choice ? 'button' : 'img');
    if (choice) graphics.setAttribute('aria-pressed', String(node.id === choice.selectedId));
    graphics.setAttribute('aria-label', describeNode(node, marks));
    graphics.setAttribute('tabindex', node === start ? '0' : '-1');
    graphics.addEventListener(
      'keydown',
      (event) => {
        const isChosen = choice !== undefined && (event.key === 'Enter' || event.key === ' ');
        const direction = directionOf(event.key);
        const target = direction && neighbours(node, direction)[0];
        if (!isChosen && !target) return;
        event.preventDefault();
        event.stopPropagation();
        if (isChosen) choice.onSelect(node.id);
        else if (target) moveFocus(registry, canvas, node, target);
      },
      { signal: keys.signal },
    );
  }
  return () => keys.abort();
}

function moveFocus(registry: ElementRegistry, canvas: Canvas, from: Element, to: Element): void {
  const target = registry.getGraphics(to);
  if (!target?.hasAttribute('tabindex')) return;
  registry.getGraphics(from).setAttribute('tabindex', '-1');
  target.setAttribute('tabindex', '0');
  canvas.scrollToElement(to);
  (target as SVGElement).focus();
}

function directionOf(key: string): 1 | -1 | null {
  if (key === 'ArrowRight' || key === 'ArrowDown') return 1;
  if (key === 'ArrowLeft' || key === 'ArrowUp') return -1;
  return null;
}

function describeNode(node: Element, marks: DiagramMarks): string {
  const next = neighbours(node, 1).map(elementName);
  return [
    `${elementTypeName(businessObjectOf(node).$type)}: ${elementName(node)}`,
    markText(marks, node.id),
    next.length > 0 ? `Weiter zu: ${next.join(', oder ')}` : null,
  ]
    .filter((part) => part !== null)
    .join('. ');
}
