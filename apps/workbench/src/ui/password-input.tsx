import { useState } from 'react';
import { Button } from './button.js';
import { TextInput } from './text-input.js';

/** An input for a password, which can be shown: whoever sees it needs to type it only once. */
export function PasswordInput(properties: {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly autoComplete: 'current-password' | 'new-password';
  readonly hint?: string;
  readonly error?: string;
}) {
  const [isShown, setIsShown] = useState(false);
  return (
    <div className="password-input">
      <TextInput {...properties} type={isShown ? 'text' : 'password'} />
      <Button kind="tertiary" small onClick={() => setIsShown(!isShown)}>
        {isShown ? 'Passwort verbergen' : 'Passwort zeigen'}
      </Button>
    </div>
  );
}
