import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn.css';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import type { Element } from 'bpmn-js/lib/model/Types';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import { useEffect, useRef, useState } from 'react';
import { Button } from '../ui/button.js';
import { addAccessibleLayer, type DiagramChoice } from './accessible-layer.js';
import { DiagramFailure } from './diagram-failure.js';
import { drawingFaultOf, type DrawingFault } from './drawing-fault.js';
import { markClass, type DiagramMarks } from './diagram-marks.js';
import { chooseByMouse } from './choose-by-mouse.js';
import { showCounts } from './show-counts.js';
import { fitDrawing } from './fit-drawing.js';

interface Failure {
  readonly xml: string;
  readonly attempt: number;
  readonly fault: DrawingFault;
}

const noCounts: Readonly<Record<string, number>> = {};

/** A process diagram to look at, with where an instance stands. The same must stand beside it as a list. */
export function DiagramView({
  xml,
  label,
  marks,
  counts = noCounts,
  choice,
}: {
  readonly xml: string;
  readonly label: string;
  readonly marks: DiagramMarks;
  /** How many tokens stand at an element, shown as a number beside it. */
  readonly counts?: Readonly<Record<string, number>>;
  /** Elements can be chosen by mouse and keyboard. */
  readonly choice?: DiagramChoice;
}) {
  const container = useRef<HTMLDivElement>(null);
  const [viewer, setViewer] = useState<NavigatedViewer | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [attempt, setAttempt] = useState(0);
  // Of this file and this attempt; what another one met is no matter.
  const fault = failure?.xml === xml && failure.attempt === attempt ? failure.fault : null;
  const marksKey = JSON.stringify(marks);
  const countsKey = JSON.stringify(counts);
  const isChoosable = choice !== undefined;
  const selectedId = choice?.selectedId ?? null;
  const onSelect = useRef(choice?.onSelect);
  useEffect(() => {
    onSelect.current = choice?.onSelect;
  });

  useEffect(() => {
    if (!container.current) return;
    const created = new NavigatedViewer({ container: container.current });
    let isCurrent = true;
    created.importXML(xml).then(
      () => {
        if (!isCurrent) return;
        // A plane without shapes is no error to the viewer: it shows an empty area.
        if (isEmpty(created)) return setFailure({ xml, attempt, fault: 'noDrawing' });
        fitDrawing(created.get<Canvas>('canvas'));
        setViewer(created);
      },
      () => isCurrent && setFailure({ xml, attempt, fault: drawingFaultOf(xml) }),
    );
    return () => {
      isCurrent = false;
      setViewer(null);
      created.destroy();
    };
  }, [xml, attempt]);

  useEffect(() => {
    if (!viewer) return;
    const shown = JSON.parse(marksKey) as DiagramMarks;
    const marked = addMarks(viewer, shown);
    lookAtActive(viewer, shown);
    return () => {
      const canvas = viewer.get<Canvas>('canvas');
      const registry = viewer.get<ElementRegistry>('elementRegistry');
      for (const [id, name] of marked) if (registry.get(id)) canvas.removeMarker(id, name);
    };
  }, [viewer, marksKey]);

  useEffect(() => {
    if (!viewer) return;
    const shown = JSON.parse(marksKey) as DiagramMarks;
    return addAccessibleLayer(
      viewer,
      label,
      shown,
      isChoosable ? { selectedId, onSelect: (id) => onSelect.current?.(id) } : undefined,
    );
  }, [viewer, marksKey, label, isChoosable, selectedId]);

  useEffect(() => {
    if (!viewer || !isChoosable) return;
    return chooseByMouse(viewer, (id) => onSelect.current?.(id));
  }, [viewer, isChoosable]);

  useEffect(() => {
    if (!viewer || selectedId === null) return;
    const canvas = viewer.get<Canvas>('canvas');
    const registry = viewer.get<ElementRegistry>('elementRegistry');
    if (!registry.get(selectedId)) return;
    canvas.addMarker(selectedId, 'mark-selected');
    return () => {
      if (registry.get(selectedId)) canvas.removeMarker(selectedId, 'mark-selected');
    };
  }, [viewer, selectedId]);

  useEffect(() => {
    if (!viewer) return;
    return showCounts(viewer, JSON.parse(countsKey) as Record<string, number>);
  }, [viewer, countsKey]);

  return (
    <div className="diagram">
      {fault && (
        <DiagramFailure
          fault={fault}
          xml={xml}
          marks={marks}
          onRetry={() => setAttempt(attempt + 1)}
          {...(choice && { choice })}
        />
      )}
      <div className="diagram__canvas" ref={container} hidden={fault !== null} />
      {!fault && (
        <div className="diagram__tools">
          <Button small onClick={() => viewer && zoomBy(viewer, 1.25)} label="Diagramm vergrößern">
            +
          </Button>
          <Button small onClick={() => viewer && zoomBy(viewer, 0.8)} label="Diagramm verkleinern">
            −
          </Button>
          <Button small onClick={() => viewer && fitDrawing(viewer.get<Canvas>('canvas'))}>
            Ganzes Diagramm
          </Button>
        </div>
      )}
    </div>
  );
}

/** Narrower than this, a whole process cannot be read; then the drawing opens where the instance stands. */
const narrow = 600;
const readableScale = 0.7;

function lookAtActive(viewer: NavigatedViewer, marks: DiagramMarks): void {
  const canvas = viewer.get<Canvas>('canvas');
  const first = [...marks.incidents, ...marks.active].map((id) =>
    viewer.get<ElementRegistry>('elementRegistry').get(id),
  );
  const element = first.find((found) => found !== undefined);
  if (!element || canvas.viewbox().outer.width > narrow) return;
  canvas.zoom(readableScale);
  canvas.scrollToElement(element as Element, 60);
}

function isEmpty(viewer: NavigatedViewer): boolean {
  return viewer.get<ElementRegistry>('elementRegistry').getAll().length < 2;
}

function zoomBy(viewer: NavigatedViewer, factor: number): void {
  const canvas = viewer.get<Canvas>('canvas');
  canvas.zoom(canvas.zoom() * factor);
}

function addMarks(viewer: NavigatedViewer, marks: DiagramMarks): readonly (readonly [string, string])[] {
  const registry = viewer.get<ElementRegistry>('elementRegistry');
  const canvas = viewer.get<Canvas>('canvas');
  const ids = [...new Set([...marks.active, ...marks.incidents, ...marks.completed])];
  return ids.flatMap((id) => {
    const name = markClass(marks, id);
    if (name === null || !registry.get(id)) return [];
    canvas.addMarker(id, name);
    return [[id, name] as const];
  });
}
