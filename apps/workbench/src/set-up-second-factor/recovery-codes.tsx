import { useEffect, useRef, useState } from 'react';
import { Button } from '../ui/button.js';

/** The recovery codes, this once. */
export function RecoveryCodes({
  codes,
  onDone,
}: {
  readonly codes: readonly string[];
  readonly onDone: () => void;
}) {
  const [isCopied, setIsCopied] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="account-form">
      <h3 className="kern-heading-small" tabIndex={-1} ref={heading}>
        Ihre Wiederherstellungscodes
      </h3>
      <p className="kern-body">
        Der zweite Faktor ist eingerichtet. Mit einem dieser Codes melden Sie sich an, wenn Ihr Telefon fehlt.
        Jeder gilt einmal. Bewahren Sie sie sicher auf: Sie werden nicht noch einmal gezeigt.
      </p>
      <ul className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code className="secret-text">{code}</code>
          </li>
        ))}
      </ul>
      <div className="form-actions">
        <Button
          onClick={() => void navigator.clipboard.writeText(codes.join('\n')).then(() => setIsCopied(true))}
        >
          Codes kopieren
        </Button>
        <Button kind="primary" onClick={onDone}>
          Ich habe die Codes aufbewahrt
        </Button>
      </div>
      <p className="kern-body" role="status">
        {isCopied ? 'Die Codes sind in der Zwischenablage.' : ''}
      </p>
    </div>
  );
}
