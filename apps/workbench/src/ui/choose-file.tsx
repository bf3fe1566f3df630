import { useId, useRef, useState, type DragEvent } from 'react';
import { Button } from './button.js';

/**
 * Takes a file by its dialog or by dropping it here. The browser's own control speaks the browser's language, so a button
 * of ours stands for it.
 */
export function ChooseFile({
  label,
  hint,
  accept,
  onFile,
}: {
  readonly label: string;
  readonly hint: string;
  /** Endings of files, such as `.bpmn,.xml`. */
  readonly accept: string;
  readonly onFile: (file: File) => void;
}) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const [name, setName] = useState('');
  function take(file: File | undefined) {
    if (!file) return;
    setName(file.name);
    onFile(file);
  }
  function drop(event: DragEvent) {
    event.preventDefault();
    setIsOver(false);
    take(event.dataTransfer.files[0]);
  }
  return (
    <div
      role="group"
      aria-labelledby={`${id}-label`}
      aria-describedby={`${id}-hint`}
      className={`drop-area${isOver ? ' drop-area--over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <p className="kern-label" id={`${id}-label`}>
        {label}
      </p>
      <p className="kern-body kern-body--muted" id={`${id}-hint`}>
        {hint}
      </p>
      <div className="form-actions">
        <Button kind="primary" onClick={() => input.current?.click()}>
          Datei auswählen
        </Button>
        <span className="kern-body" role="status">
          {name === '' ? 'Keine Datei ausgewählt' : name}
        </span>
      </div>
      <input
        ref={input}
        id={id}
        type="file"
        hidden
        aria-label={label}
        accept={accept}
        onChange={(event) => {
          take(event.target.files?.[0]);
          // The same file may be chosen again after it was corrected.
          event.target.value = '';
        }}
      />
    </div>
  );
}
