import type { ReactNode } from 'react';

export interface SummaryRow {
  readonly key: string;
  readonly label: string;
  readonly value: ReactNode;
}

/** Keys and values under a heading (KERN "Zusammenfassung"), with a link that changes them. */
export function SummaryList(props: {
  readonly title?: string;
  readonly rows: readonly SummaryRow[];
  readonly change?: { readonly href: string; readonly what: string };
}) {
  return (
    <div className="kern-summary">
      {props.title || props.change ? (
        <div className="kern-summary__header vorgang-summary__header">
          {props.title ? <h2 className="kern-title">{props.title}</h2> : null}
          {props.change ? (
            <a className="kern-link" href={props.change.href}>
              <span className="kern-icon kern-icon--edit kern-icon--small" aria-hidden="true" />
              Ändern<span className="kern-sr-only">: {props.change.what}</span>
            </a>
          ) : null}
        </div>
      ) : null}
      <div className="kern-summary__body">
        <dl className="kern-description-list">
          {props.rows.map((row) => (
            <div className="kern-description-list-item" key={row.key}>
              <dt className="kern-description-list-item__key">{row.label}</dt>
              <dd className="kern-description-list-item__value">{row.value}</dd>
            </div>
          ))}
        </dl>
      </div>
    </div>
  );
}
