import { permissionText, type Permission } from './grant-words.js';

/** Check boxes for what a type of resource allows. */
export function PermissionChoice({
  possible,
  chosen,
  onChange,
  error,
}: {
  readonly possible: readonly Permission[];
  readonly chosen: readonly Permission[];
  readonly onChange: (permissions: readonly Permission[]) => void;
  readonly error?: string;
}) {
  return (
    <fieldset className="kern-fieldset" aria-describedby={error ? 'permissions-error' : undefined}>
      <legend className="kern-label">Rechte</legend>
      <div className="kern-fieldset__body">
        {possible.map((permission) => (
          <div className="kern-form-check" key={permission}>
            <input
              type="checkbox"
              className="kern-form-check__checkbox"
              id={`permission-${permission}`}
              checked={chosen.includes(permission)}
              onChange={(event) =>
                onChange(
                  event.target.checked
                    ? [...chosen, permission]
                    : chosen.filter((each) => each !== permission),
                )
              }
            />
            <label className="kern-label" htmlFor={`permission-${permission}`}>
              {permissionText(permission)}
            </label>
          </div>
        ))}
      </div>
      {error && (
        <p className="kern-error" id="permissions-error" role="alert">
          <span className="kern-icon kern-icon--danger" aria-hidden="true" />
          <span className="kern-body">{error}</span>
        </p>
      )}
    </fieldset>
  );
}
