import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { formatMoment } from '../ui/format.js';
import { useClipboard } from '../ui/use-clipboard.js';
import type { TemporaryPassword } from './directory-changes.js';

const outcomes = {
  copied: 'Das Startpasswort ist in der Zwischenablage.',
  refused: 'Ihr Browser lässt das Kopieren nicht zu. Schreiben Sie das Startpasswort ab.',
} as const;

/** Shows a made password, this once, to whoever hands it over. */
export function HandOverPassword({
  made: { username, temporaryPassword, until },
  onClose,
}: {
  readonly made: TemporaryPassword;
  readonly onClose: () => void;
}) {
  const { copy, outcome } = useClipboard(temporaryPassword);
  return (
    <Dialog
      title="Startpasswort übergeben"
      isOpen
      onClose={onClose}
      actions={<Button onClick={copy}>Startpasswort kopieren</Button>}
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
        {outcome === null ? '' : outcomes[outcome]}
      </p>
    </Dialog>
  );
}
