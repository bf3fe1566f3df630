import type { ReactNode } from 'react';

export type AlertKind = 'info' | 'success' | 'warning' | 'danger';

const KIND_WORD: Record<AlertKind, string> = {
  info: 'Hinweis:',
  success: 'Erledigt:',
  warning: 'Achtung:',
  danger: 'Fehler:',
};

/** A message that stands out. The kind is also said in a word, never by colour alone. */
export function Alert(props: {
  readonly kind: AlertKind;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  /** `status` for messages that appear while the page is open; absent for those that came with it. */
  readonly role?: 'alert' | 'status';
}) {
  return (
    <div className={`kern-alert kern-alert--${props.kind}`} role={props.role}>
      <div className="kern-alert__header">
        <span className={`kern-icon kern-icon--${props.kind}`} aria-hidden="true" />
        <span className="kern-title">
          <span className="kern-sr-only">{KIND_WORD[props.kind]} </span>
          {props.title}
        </span>
      </div>
      {props.children ? <div className="kern-alert__body">{props.children}</div> : null}
    </div>
  );
}
