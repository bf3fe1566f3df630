import { Button } from '../ui/button.js';
import { downloadText } from '../ui/download-text.js';
import { useClipboard } from '../ui/use-clipboard.js';
import { useFocusOnArrival } from '../ui/use-focus-on-arrival.js';

const outcomes = {
  copied: 'Die Codes sind in der Zwischenablage.',
  refused: 'Ihr Browser lässt das Kopieren nicht zu. Speichern oder drucken Sie die Codes.',
} as const;

/** The recovery codes, this once. */
export function RecoveryCodes({
  codes,
  heading: Heading,
  onDone,
}: {
  readonly codes: readonly string[];
  readonly heading: 'h2' | 'h3';
  readonly onDone: () => void;
}) {
  const { copy, outcome } = useClipboard(codes.join('\n'));
  const start = useFocusOnArrival<HTMLHeadingElement>();
  return (
    <div className="account-form">
      <div className="account-form__sheet">
        <Heading className="kern-heading-small" tabIndex={-1} ref={start}>
          Ihre Wiederherstellungscodes
        </Heading>
        <p className="kern-body">
          Der zweite Faktor ist eingerichtet. Mit einem dieser Codes melden Sie sich an, wenn Ihr Telefon
          fehlt. Jeder gilt einmal. Bewahren Sie sie sicher auf: Sie werden nicht noch einmal gezeigt.
        </p>
        <ul className="recovery-codes">
          {codes.map((code) => (
            <li key={code}>
              <code className="secret-text">{code}</code>
            </li>
          ))}
        </ul>
      </div>
      <div className="form-actions">
        <Button onClick={copy}>Codes kopieren</Button>
        <Button
          onClick={() => downloadText(fileOf(codes), 'vorgang-wiederherstellungscodes.txt', 'text/plain')}
        >
          Codes speichern
        </Button>
        <Button onClick={() => window.print()}>Codes drucken</Button>
      </div>
      <p className="kern-body" role="status">
        {outcome === null ? '' : outcomes[outcome]}
      </p>
      <div className="form-actions">
        <Button kind="primary" onClick={onDone}>
          Ich habe die Codes aufbewahrt
        </Button>
      </div>
    </div>
  );
}

function fileOf(codes: readonly string[]): string {
  return ['Wiederherstellungscodes für die Anmeldung bei Vorgang. Jeder gilt einmal.', '', ...codes, ''].join(
    '\n',
  );
}
