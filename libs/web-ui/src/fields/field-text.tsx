import type { ReactNode } from 'react';
import { errorId, hintId } from './field-ids.js';

/** The help above an input. */
export function Hint(props: {
  readonly name: string;
  readonly idPrefix?: string;
  readonly children: ReactNode;
}) {
  return (
    <div className="kern-hint" id={hintId(props.name, props.idPrefix)}>
      {props.children}
    </div>
  );
}

/** The error between label and input, with the word "Fehler" for those who do not see the colour. */
export function FieldErrorText(props: {
  readonly name: string;
  readonly idPrefix?: string;
  readonly children: ReactNode;
}) {
  return (
    <p className="kern-error" id={errorId(props.name, props.idPrefix)}>
      <span className="kern-icon kern-icon--danger kern-icon--small" aria-hidden="true" />
      <span className="kern-body">
        <span className="kern-sr-only">Fehler: </span>
        {props.children}
      </span>
    </p>
  );
}

/** The words of a label. Optional fields are marked, required ones are not. */
export function LabelText(props: { readonly label: string; readonly required: boolean }) {
  return (
    <>
      {props.label}
      {props.required ? null : <span className="kern-label__optional"> (freiwillig)</span>}
    </>
  );
}

/** A label or legend that is the heading of its page when it is the only question there. */
export function QuestionHeading(props: { readonly isHeading: boolean; readonly children: ReactNode }) {
  return props.isHeading ? <h1 className="kern-heading-large">{props.children}</h1> : <>{props.children}</>;
}
