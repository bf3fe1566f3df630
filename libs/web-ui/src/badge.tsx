import type { ReactNode } from 'react';
import type { AlertKind } from './alert.js';

/** A short state in words, such as "In Bearbeitung". */
export function Badge(props: { readonly kind: AlertKind; readonly children: ReactNode }) {
  return (
    <span className={`kern-badge kern-badge--${props.kind}`}>
      <span className={`kern-icon kern-icon--${props.kind} kern-icon--small`} aria-hidden="true" />
      <span className="kern-label kern-label--small">{props.children}</span>
    </span>
  );
}
