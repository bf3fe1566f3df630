import { useId, useState, type DragEvent } from 'react';

/** Takes a file by its dialog or by dropping it here. */
export function ChooseFile({ onFile }: { readonly onFile: (file: File) => void }) {
  const id = useId();
  const [isOver, setIsOver] = useState(false);
  function drop(event: DragEvent) {
    event.preventDefault();
    setIsOver(false);
    const file = event.dataTransfer.files[0];
    if (file) onFile(file);
  }
  return (
    <div
      className={`drop-area${isOver ? ' drop-area--over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <label className="kern-label" htmlFor={id}>
        BPMN-Datei auswählen oder hierher ziehen
      </label>
      <p className="kern-body kern-body--muted" id={`${id}-hint`}>
        Auch Dateien aus Camunda 7, Flowable, Signavio, ADONIS, ARIS und anderen Programmen. Höchstens 4 MB.
      </p>
      <input
        id={id}
        type="file"
        accept=".bpmn,.xml"
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) onFile(file);
        }}
      />
    </div>
  );
}
