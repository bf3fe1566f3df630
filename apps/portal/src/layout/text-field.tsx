import { inputId } from '@vorgang/web-ui';

/** A line of text outside of a procedure's form, in the same markup as there. */
export function TextInputRow(props: {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value?: string;
  readonly error?: string;
  readonly autoComplete?: string;
}) {
  const id = inputId(props.name);
  const described = [props.hint ? `${id}-hinweis` : null, props.error ? `${id}-fehler` : null]
    .filter(Boolean)
    .join(' ');
  return (
    <div className={`kern-form-input${props.error ? ' kern-form-input--error' : ''}`}>
      <label className="kern-label" htmlFor={id}>
        {props.label}
      </label>
      {props.hint ? (
        <div className="kern-hint" id={`${id}-hinweis`}>
          {props.hint}
        </div>
      ) : null}
      {props.error ? (
        <p className="kern-error" id={`${id}-fehler`}>
          <span className="kern-icon kern-icon--danger kern-icon--small" aria-hidden="true" />
          <span className="kern-body">
            <span className="kern-sr-only">Fehler: </span>
            {props.error}
          </span>
        </p>
      ) : null}
      <input
        className={`kern-form-input__input${props.error ? ' kern-form-input__input--error' : ''}`}
        id={id}
        name={props.name}
        type="text"
        defaultValue={props.value}
        autoComplete={props.autoComplete ?? 'off'}
        spellCheck={false}
        aria-invalid={props.error ? true : undefined}
        aria-describedby={described || undefined}
      />
    </div>
  );
}
