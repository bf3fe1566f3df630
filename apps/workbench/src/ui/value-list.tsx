import type { Schemas } from '../api/client.js';

/** Questions and answers of a form. */
export function ValueList({ values }: { readonly values: readonly Schemas['LabelledValue'][] }) {
  if (values.length === 0) return <p className="kern-body kern-body--muted">Keine Angaben.</p>;
  return (
    <dl className="kern-description-list">
      {values.map((entry) => (
        <div key={entry.key} className="kern-description-list-item">
          <dt className="kern-description-list-item__key">{entry.label}</dt>
          <dd className="kern-description-list-item__value">{entry.value}</dd>
        </div>
      ))}
    </dl>
  );
}
