import { useState } from 'react';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { formatMoment } from '../ui/format.js';
import type { TemporaryPassword } from './directory-changes.js';

/** Shows a made password, this once, to whoever hands it over. */
export function HandOverPassword({
  made: { username, temporaryPassword, until },
  onClose,
}: {
  readonly made: TemporaryPassword;
  readonly onClose: () => void;
}) {
  const [isCopied, setIsCopied] = useState(false);
  return (
    <Dialog
      title="Startpasswort übergeben"
      isOpen
      onClose={onClose}
      actions={
        <Button
          onClick={() => void navigator.clipboard.writeText(temporaryPassword).then(() => setIsCopied(true))}
        >
          Startpasswort kopieren
        </Button>
      }
    >
      <p className="kern-body">
        Geben Sie dieses Startpasswort nur der Person selbst. Sie wählt damit bei der ersten Anmeldung ein
        eigenes Passwort. Es wird nicht noch einmal gezeigt.
      </p>
      <dl className="facts">
        <div>
          <dt>Benutzername</dt>
          <dd>{username}</dd>
        </div>
        <div>
          <dt>Startpasswort</dt>
          <dd>
            <code className="secret-text">{temporaryPassword}</code>
          </dd>
        </div>
        <div>
          <dt>Gilt bis</dt>
          <dd>{formatMoment(until)}</dd>
        </div>
      </dl>
      <p className="kern-body" role="status">
        {isCopied ? 'Das Startpasswort ist in der Zwischenablage.' : ''}
      </p>
    </Dialog>
  );
}
