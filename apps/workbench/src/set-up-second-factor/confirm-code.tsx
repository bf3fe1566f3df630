import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { Button } from '../ui/button.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { TextInput } from '../ui/text-input.js';
import { QrCode } from './qr-code.js';
import { confirmSecondFactor, type BegunSecondFactor } from './second-factor-queries.js';
import { isCodeRefused, secondFactorProblem, wrongCode } from './second-factor-words.js';

const field = 'second-factor-code';

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
  const start = useRef<HTMLParagraphElement>(null);
  useEffect(() => start.current?.focus(), []);
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
        Öffnen Sie eine App für Einmalcodes auf Ihrem Telefon und nehmen Sie dieses Bild auf.
      </p>
      <QrCode text={address} label="QR-Code für Ihre App" />
      <p className="kern-body">
        Oder tippen Sie diesen Schlüssel in die App: <code className="secret-text">{inGroups(secret)}</code>
      </p>
      <TextInput
        id={field}
        label="Code aus der App"
        hint="Sechs Ziffern. Sie wechseln alle 30 Sekunden."
        autoComplete="one-time-code"
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
