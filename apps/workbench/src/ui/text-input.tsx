/** A labelled KERN input with hint and error, connected for screen readers. */
export function TextInput({
  id,
  label,
  value,
  onChange,
  type = 'text',
  hint,
  error,
  autoComplete,
  inputMode,
  rows,
}: {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: 'text' | 'password' | 'search' | 'date';
  readonly hint?: string;
  readonly error?: string;
  readonly autoComplete?: string;
  /** Keyboard of a telephone for what is typed. */
  readonly inputMode?: 'numeric';
  /** More than one row makes a text area. */
  readonly rows?: number;
}) {
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  const common = {
    id,
    value,
    className: `kern-form-input__input${error ? ' kern-form-input__input--error' : ''}`,
    'aria-describedby': describedBy,
    'aria-invalid': error ? true : undefined,
  };
  return (
    <div className={`kern-form-input${error ? ' kern-form-input--error' : ''}`}>
      <label className="kern-label" htmlFor={id}>
        {label}
      </label>
      {hint && (
        <div className="kern-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {rows ? (
        <textarea {...common} rows={rows} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <input
          {...common}
          type={type}
          autoComplete={autoComplete}
          inputMode={inputMode}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
      {/* Who pressed Enter has the focus here already: only a live region tells them of the error. */}
      <div className="kern-form-input__live" aria-live="polite">
        {error && (
          <p className="kern-error" id={`${id}-error`}>
            <span className="kern-icon kern-icon--danger" aria-hidden="true" />
            <span className="kern-body">{error}</span>
          </p>
        )}
      </div>
    </div>
  );
}
