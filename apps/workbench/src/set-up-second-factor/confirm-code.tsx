import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { Button } from '../ui/button.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { TextInput } from '../ui/text-input.js';
import { useClipboard } from '../ui/use-clipboard.js';
import { useFocusOnArrival } from '../ui/use-focus-on-arrival.js';
import { QrCode } from './qr-code.js';
import { confirmSecondFactor, type BegunSecondFactor } from './second-factor-queries.js';
import { isCodeRefused, secondFactorProblem } from './second-factor-words.js';

const field = 'second-factor-code';

// Codes go by the time: a telephone whose clock is wrong never shows a right one.
const wrongCode =
  'Der Code stimmt nicht. Nehmen Sie den nächsten. Stimmt auch der nicht, prüfen Sie die Uhrzeit Ihres Telefons.';

const outcomes = {
  copied: 'Der Schlüssel ist in der Zwischenablage.',
  refused: 'Ihr Browser lässt das Kopieren nicht zu. Tippen Sie den Schlüssel ab.',
} as const;

/** The secret for the app, and the code by which the app proves that it has it. */
export function ConfirmCode({
  begun: { secret, address },
  onConfirmed,
}: {
  readonly begun: BegunSecondFactor;
  readonly onConfirmed: (recoveryCodes: readonly string[]) => void;
}) {
  const [code, setCode] = useState('');
  const [isChecked, setIsChecked] = useState(false);
  const start = useFocusOnArrival<HTMLParagraphElement>();
  const { copy, outcome } = useClipboard(secret);
  const confirm = useMutation({
    mutationFn: () => confirmSecondFactor(code),
    onSuccess: onConfirmed,
    onError: () => document.getElementById(field)?.focus(),
  });
  const isRefused = isCodeRefused(confirm.error);

  function submit(event: FormEvent) {
    event.preventDefault();
    setIsChecked(true);
    if (code.trim() === '') document.getElementById(field)?.focus();
    else confirm.mutate();
  }

  function mistake(): string | undefined {
    if (isChecked && code.trim() === '') return 'Geben Sie den Code aus Ihrer App ein.';
    return isRefused ? wrongCode : undefined;
  }

  return (
    <form onSubmit={submit} noValidate className="account-form">
      <p className="kern-body" tabIndex={-1} ref={start}>
        Öffnen Sie auf Ihrem Telefon eine App für Einmalcodes und lesen Sie damit diesen QR-Code ein. Welche
        App geeignet ist, weiß Ihre IT-Stelle.
      </p>
      <QrCode text={address} label="QR-Code für Ihre App" />
      <p className="kern-body">
        Oder geben Sie diesen Schlüssel in die App ein:{' '}
        <code className="secret-text">{inGroups(secret)}</code>
      </p>
      <div className="form-actions">
        <Button small onClick={copy}>
          Schlüssel kopieren
        </Button>
        <span className="kern-body" role="status">
          {outcome === null ? '' : outcomes[outcome]}
        </span>
      </div>
      <TextInput
        id={field}
        label="Code aus der App"
        hint="Sechs Ziffern. Sie wechseln alle 30 Sekunden."
        autoComplete="one-time-code"
        inputMode="numeric"
        value={code}
        onChange={(value) => {
          confirm.reset();
          setCode(value);
        }}
        error={mistake()}
      />
      {confirm.error && !isRefused && <ProblemMessage error={secondFactorProblem(confirm.error)} />}
      <div className="form-actions">
        <Button kind="primary" type="submit" busy={confirm.isPending}>
          Code bestätigen
        </Button>
      </div>
    </form>
  );
}

/** Four letters each: so they can be typed without losing the place. */
function inGroups(secret: string): string {
  return secret.replace(/(.{4})(?=.)/g, '$1 ');
}
