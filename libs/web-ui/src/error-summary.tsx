import type { FieldError } from '@vorgang/forms';
import { inputId } from './fields/field-ids.js';

/**
 * What is wrong on this page, at its top, each point a link to its field (GOV.UK pattern "error summary").
 * The heading takes the focus: by `autofocus` where the page is loaded, by the caller's ref in a client application.
 */
export function ErrorSummary(props: {
  readonly errors: readonly Pick<FieldError, 'inputName' | 'message'>[];
  readonly idPrefix?: string;
}) {
  if (props.errors.length === 0) return null;
  return (
    <div
      className="kern-alert kern-alert--danger vorgang-error-summary"
      role="alert"
      aria-labelledby="fehler-titel"
      tabIndex={-1}
      autoFocus
      data-error-summary=""
    >
      <div className="kern-alert__header">
        <span className="kern-icon kern-icon--danger" aria-hidden="true" />
        <h2 className="kern-title" id="fehler-titel">
          Es gibt ein Problem
        </h2>
      </div>
      <div className="kern-alert__body">
        <ul className="kern-list kern-list--bullet">
          {props.errors.map((error) => (
            <li key={error.inputName}>
              <a className="kern-link" href={`#${inputId(error.inputName, props.idPrefix)}`}>
                {error.message}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
