import { elementTypeName } from '../diagram/element-type.js';
import type { ModelElement } from '../diagram/model-elements.js';

/** The same as the diagram, as a list: every element, how often it is under way, and choosing it. */
export function ElementList({
  elements,
  tokens,
  incidents,
  selectedId,
  onSelect,
}: {
  readonly elements: readonly ModelElement[];
  readonly tokens: Readonly<Record<string, number>>;
  readonly incidents: readonly string[];
  readonly selectedId: string | null;
  readonly onSelect: (elementId: string) => void;
}) {
  return (
    <details className="panel">
      <summary>Elemente als Liste</summary>
      <ol className="outline">
        {elements.map((element) => (
          <li key={element.id}>
            <button
              type="button"
              className="outline__select"
              aria-pressed={element.id === selectedId}
              onClick={() => onSelect(element.id)}
            >
              {element.name}
              <span className="outline__type">
                {[
                  elementTypeName(element.type),
                  (tokens[element.id] ?? 0) > 0 ? `${tokens[element.id]}-mal im Gang` : null,
                  incidents.includes(element.id) ? 'Störung' : null,
                ]
                  .filter((part) => part !== null)
                  .join(', ')}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </details>
  );
}
