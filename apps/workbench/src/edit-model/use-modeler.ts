import type Modeler from 'bpmn-js/lib/Modeler';
import type { Element } from 'bpmn-js/lib/model/Types';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type Selection from 'diagram-js/lib/features/selection/Selection';
import type Modeling from 'bpmn-js/lib/features/modeling/Modeling';
import { mergeEdits } from '@vorgang/bpmn';
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { businessObjectOf, elementName } from '../diagram/bpmn-element.js';
import { elementTypeName } from '../diagram/element-type.js';
import { fitDrawing, paletteWidth } from '../diagram/fit-drawing.js';
import { flowNodes } from '../diagram/walk-diagram.js';
import { openModeler } from './open-modeler.js';

/** A named element as the outline lists it. */
export interface OutlineEntry {
  readonly id: string;
  readonly type: string;
  /** What people see; the id where the element has no label. */
  readonly name: string;
  /** The label alone, empty where there is none. */
  readonly label: string;
}

export interface ModelerHandle {
  readonly canvas: RefObject<HTMLDivElement | null>;
  readonly properties: RefObject<HTMLDivElement | null>;
  readonly outline: readonly OutlineEntry[];
  readonly selectedId: string | null;
  /** Grows with every change, also with undo. 0: as it was opened. */
  readonly revision: number;
  readonly importProblem: string | null;
  readonly select: (elementId: string) => void;
  readonly rename: (elementId: string, label: string) => void;
  readonly exportXml: () => Promise<string>;
}

/** Runs bpmn-js inside React: React owns the frame, bpmn-js the drawing and its history of changes. */
export function useModeler(xml: string): ModelerHandle {
  const canvas = useRef<HTMLDivElement>(null);
  const properties = useRef<HTMLDivElement>(null);
  const modeler = useRef<Modeler | null>(null);
  /** What the modeller writes before anyone changed anything; null where it cannot write the file. */
  const baseline = useRef<string | null>(null);
  const [outline, setOutline] = useState<readonly OutlineEntry[]>([]);
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const [revision, setRevision] = useState(0);
  const [importProblem, setImportProblem] = useState<string | null>(null);

  useEffect(() => {
    if (!canvas.current || !properties.current) return;
    const created = openModeler(canvas.current, properties.current);
    modeler.current = created;
    const readOutline = () => setOutline(outlineOf(created));
    created.on('commandStack.changed', () => {
      readOutline();
      setRevision((before) => before + 1);
    });
    created.on<{ newSelection: Element[] }>('selection.changed', ({ newSelection }) => {
      setSelectedId(newSelection.length === 1 ? (newSelection[0]?.id ?? null) : null);
    });
    let isCurrent = true;
    const open = async () => {
      await created.importXML(xml);
      const { xml: written } = await created.saveXML({ format: true });
      return written ?? null;
    };
    open().then(
      (written) => {
        if (!isCurrent) return;
        baseline.current = written;
        nameCanvas(created);
        fitDrawing(created.get<Canvas>('canvas'), paletteWidth);
        setRevision(0);
        readOutline();
      },
      (error: Error) => isCurrent && setImportProblem(error.message),
    );
    return () => {
      isCurrent = false;
      modeler.current = null;
      leaveTools(created);
      created.destroy();
    };
  }, [xml]);

  const select = useCallback((elementId: string) => {
    const element = modeler.current?.get<ElementRegistry>('elementRegistry').get(elementId);
    if (!modeler.current || !element) return;
    show(modeler.current.get<Canvas>('canvas'), element as Element);
    modeler.current.get<Selection>('selection').select(element as Element);
  }, []);

  const rename = useCallback((elementId: string, label: string) => {
    const element = modeler.current?.get<ElementRegistry>('elementRegistry').get(elementId);
    if (!modeler.current || !element || label === (businessObjectOf(element as Element).name ?? '')) return;
    modeler.current.get<Modeling>('modeling').updateLabel(element as Element, label);
  }, []);

  const exportXml = useCallback(async () => {
    const { xml: exported } = (await modeler.current?.saveXML({ format: true })) ?? {};
    if (exported === undefined) throw new Error('Das Modell konnte nicht gespeichert werden.');
    // The file keeps what the modeller does not know: comments, extensions at unusual places, references elsewhere.
    return baseline.current === null
      ? exported
      : mergeEdits({ original: xml, baseline: baseline.current, edited: exported });
  }, [xml]);

  return { canvas, properties, outline, selectedId, revision, importProblem, select, rename, exportXml };
}

/** Below this scale labels cannot be read. */
const readableScale = 0.75;

function show(canvas: Canvas, element: Element): void {
  if (canvas.zoom() < readableScale) {
    canvas.zoom(1, { x: 0, y: 0 });
  }
  canvas.scrollToElement(element, { top: 100, right: 160, bottom: 120, left: paletteWidth + 60 });
}

/** The tooltip of a tool under the pointer would still open after the drawing is gone, and fail. */
function leaveTools(modeler: Modeler): void {
  for (const tool of modeler.get<Canvas>('canvas').getContainer().querySelectorAll('.entry')) {
    tool.dispatchEvent(new MouseEvent('mouseout', { bubbles: true }));
  }
}

function outlineOf(modeler: Modeler): readonly OutlineEntry[] {
  return flowNodes(modeler.get<ElementRegistry>('elementRegistry')).map((element) => ({
    id: element.id,
    type: elementTypeName(businessObjectOf(element).$type),
    name: elementName(element),
    label: businessObjectOf(element).name ?? '',
  }));
}

function nameCanvas(modeler: Modeler): void {
  const svg = modeler.get<Canvas>('canvas').getContainer().querySelector('svg');
  svg?.setAttribute('role', 'application');
  svg?.setAttribute('aria-roledescription', 'BPMN-Editor');
  svg?.setAttribute(
    'aria-label',
    'Zeichenfläche. Strg+F sucht ein Element, A hängt eines an, N erzeugt eines, R wechselt die Art, E benennt um. Die Liste der Elemente daneben kann dasselbe.',
  );
}
