import { useEffect, useState, type FormEvent } from 'react';
import { codeHint, isCodeRefused, wrongCode } from '../set-up-second-factor/second-factor-words.js';
import { Alert } from '../ui/alert.js';
import { Button } from '../ui/button.js';
import { TextInput } from '../ui/text-input.js';
import { failureText } from './failure-text.js';

const field = 'sign-in-code';

/** The second question of a sign-in, after the right password. */
export function CodeForm({
  isBusy,
  error,
  onType,
  onSubmit,
  onBack,
}: {
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly onType: () => void;
  readonly onSubmit: (code: string) => void;
  readonly onBack: () => void;
}) {
  const [code, setCode] = useState('');
  const [isChecked, setIsChecked] = useState(false);
  useEffect(() => document.getElementById(field)?.focus(), [error]);

  function submit(event: FormEvent) {
    event.preventDefault();
    setIsChecked(true);
    if (code.trim() === '') document.getElementById(field)?.focus();
    else onSubmit(code);
  }

  function mistake(): string | undefined {
    if (isChecked && code.trim() === '') return 'Geben Sie den Code aus Ihrer App ein.';
    return isCodeRefused(error) ? wrongCode : undefined;
  }

  return (
    <>
      {error !== null && !isCodeRefused(error) && (
        <Alert kind="danger" title="Die Anmeldung hat nicht geklappt" live="assertive">
          <p className="kern-body">{failureText(error)}</p>
        </Alert>
      )}
      <form onSubmit={submit} noValidate>
        <TextInput
          id={field}
          label="Code aus der App"
          hint={codeHint}
          autoComplete="one-time-code"
          value={code}
          onChange={(typed) => {
            onType();
            setCode(typed);
          }}
          error={mistake()}
        />
        <div className="form-actions">
          <Button kind="primary" type="submit" busy={isBusy}>
            Anmelden
          </Button>
          <Button kind="tertiary" onClick={onBack}>
            Zurück
          </Button>
        </div>
      </form>
      <p className="kern-body">
        Sie haben weder Ihr Telefon noch einen Wiederherstellungscode? Bitten Sie die Verwaltung von Vorgang
        in Ihrem Haus, den zweiten Faktor zu entfernen.
      </p>
    </>
  );
}
