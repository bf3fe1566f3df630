import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn.css';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import type { Element } from 'bpmn-js/lib/model/Types';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import { useEffect, useRef, useState } from 'react';
import { Alert } from '../ui/alert.js';
import { Button } from '../ui/button.js';
import { addAccessibleLayer } from './accessible-layer.js';
import { markClass, type DiagramMarks } from './diagram-marks.js';
import { fitDrawing } from './fit-drawing.js';

/** A process diagram to look at, with where an instance stands. The same must stand beside it as a list. */
export function DiagramView({
  xml,
  label,
  marks,
}: {
  readonly xml: string;
  readonly label: string;
  readonly marks: DiagramMarks;
}) {
  const container = useRef<HTMLDivElement>(null);
  const [viewer, setViewer] = useState<NavigatedViewer | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const marksKey = JSON.stringify(marks);

  useEffect(() => {
    if (!container.current) return;
    const created = new NavigatedViewer({ container: container.current });
    let isCurrent = true;
    created.importXML(xml).then(
      () => {
        if (!isCurrent) return;
        fitDrawing(created.get<Canvas>('canvas'));
        setFailure(null);
        setViewer(created);
      },
      (error: Error) => isCurrent && setFailure(error.message),
    );
    return () => {
      isCurrent = false;
      setViewer(null);
      created.destroy();
    };
  }, [xml]);

  useEffect(() => {
    if (!viewer) return;
    const shown = JSON.parse(marksKey) as DiagramMarks;
    const marked = addMarks(viewer, shown);
    addAccessibleLayer(viewer, label, shown);
    lookAtActive(viewer, shown);
    return () => {
      const canvas = viewer.get<Canvas>('canvas');
      const registry = viewer.get<ElementRegistry>('elementRegistry');
      for (const [id, name] of marked) if (registry.get(id)) canvas.removeMarker(id, name);
    };
  }, [viewer, marksKey, label]);

  return (
    <div className="diagram">
      {failure && (
        <Alert kind="danger" title="Das Diagramm kann nicht gezeichnet werden">
          <p className="kern-body">{failure}</p>
        </Alert>
      )}
      <div className="diagram__canvas" ref={container} />
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
