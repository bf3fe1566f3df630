import { useState, type FormEvent } from 'react';
import { Button } from '../ui/button.js';
import { TextInput } from '../ui/text-input.js';
import type { OutlineEntry } from './use-modeler.js';

/** Every element in the order of the flow. Selecting here selects in the drawing; labels are changed without it. */
export function ElementOutline({
  entries,
  selectedId,
  onSelect,
  onRename,
}: {
  readonly entries: readonly OutlineEntry[];
  readonly selectedId: string | null;
  readonly onSelect: (elementId: string) => void;
  readonly onRename: (elementId: string, label: string) => void;
}) {
  return (
    <nav aria-label="Elemente des Modells" className="editor__outline">
      <h2 className="kern-heading-small">Elemente</h2>
      <ol className="outline">
        {entries.map((entry) => (
          <li key={entry.id}>
            <button
              type="button"
              className="outline__select"
              aria-pressed={entry.id === selectedId}
              onClick={() => onSelect(entry.id)}
            >
              {entry.name}
              <span className="outline__type">{entry.type}</span>
            </button>
            {entry.id === selectedId && (
              <RenameElement key={`${entry.id} ${entry.label}`} entry={entry} onRename={onRename} />
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

function RenameElement({
  entry,
  onRename,
}: {
  readonly entry: OutlineEntry;
  readonly onRename: (elementId: string, label: string) => void;
}) {
  const [label, setLabel] = useState(entry.label);
  function submit(event: FormEvent) {
    event.preventDefault();
    onRename(entry.id, label.trim());
  }
  return (
    <form className="outline__edit" onSubmit={submit}>
      <TextInput id={`label-${entry.id}`} label="Beschriftung" value={label} onChange={setLabel} />
      <Button type="submit" small>
        Umbenennen
      </Button>
    </form>
  );
}
