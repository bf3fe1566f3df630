import { Alert } from '../ui/alert.js';
import { Button } from '../ui/button.js';
import type { DiagramChoice } from './accessible-layer.js';
import { markText, type DiagramMarks } from './diagram-marks.js';
import { elementTypeName } from './element-type.js';
import { modelElements } from './model-elements.js';
import type { DrawingFault } from './drawing-fault.js';

/** Says why there is no drawing and what to do, and lists the elements instead, with where the instance stands. */
export function DiagramFailure({
  fault,
  xml,
  marks,
  choice,
  onRetry,
}: {
  readonly fault: DrawingFault;
  readonly xml: string;
  readonly marks: DiagramMarks;
  readonly choice?: DiagramChoice;
  readonly onRetry: () => void;
}) {
  const elements = fault === 'broken' ? [] : modelElements(xml);
  const { title, text } = words[fault];
  return (
    <>
      <Alert kind={fault === 'noDrawing' ? 'info' : 'danger'} title={title}>
        <p className="kern-body">{text}</p>
        {fault === 'failed' && (
          <Button small icon="autorenew" onClick={onRetry}>
            Noch einmal versuchen
          </Button>
        )}
      </Alert>
      {elements.length > 0 && (
        <ol className="outline" aria-label="Elemente des Modells">
          {elements.map(({ id, name, type }) => (
            <li key={id}>
              <ElementLine
                text={name}
                details={[elementTypeName(type), markText(marks, id)]
                  .filter((part) => part !== null)
                  .join(', ')}
                isChosen={choice?.selectedId === id}
                {...(choice && { onChoose: () => choice.onSelect(id) })}
              />
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

const words: Readonly<Record<DrawingFault, { readonly title: string; readonly text: string }>> = {
  noDrawing: {
    title: 'Dieses Modell hat keine Zeichnung',
    text: 'Die Datei beschreibt den Ablauf, aber nicht, wo seine Elemente liegen. Der Ablauf läuft trotzdem. Die Elemente stehen hier als Liste. Für eine Zeichnung öffnen Sie die Datei in einem Modellierungsprogramm, ordnen die Elemente an und stellen sie neu bereit.',
  },
  broken: {
    title: 'Dieses Modell kann nicht gelesen werden',
    text: 'Die Datei ist beschädigt oder unvollständig angekommen. Laden Sie die Seite neu. Bleibt es dabei, wenden Sie sich an die Person, die das Modell bereitgestellt hat.',
  },
  failed: {
    title: 'Das Diagramm kann nicht gezeichnet werden',
    text: 'Das Modell ist lesbar, aber beim Zeichnen ist etwas schiefgegangen. Die Elemente stehen hier als Liste. Bleibt es dabei, prüfen Sie die Zeichnung in einem Modellierungsprogramm.',
  },
};

function ElementLine({
  text,
  details,
  isChosen,
  onChoose,
}: {
  readonly text: string;
  readonly details: string;
  readonly isChosen: boolean;
  readonly onChoose?: () => void;
}) {
  const line = (
    <>
      {text}
      <span className="outline__type">{details}</span>
    </>
  );
  if (!onChoose) return line;
  return (
    <button type="button" className="outline__select" aria-pressed={isChosen} onClick={onChoose}>
      {line}
    </button>
  );
}
