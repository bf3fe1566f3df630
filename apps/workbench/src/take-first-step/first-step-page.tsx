import { useEffect } from 'react';
import { SignOutButton } from '../shell/sign-out-button.js';
import { ChooseOwnPassword } from './choose-own-password.js';

/** What somebody has to do before the workbench is open to them. */
export function FirstStepPage() {
  useEffect(() => {
    document.title = 'Eigenes Passwort wählen – Vorgang';
  }, []);
  return (
    <main className="sign-in" id="inhalt">
      <div className="sign-in__card">
        <p className="brand" aria-hidden="true">
          <span className="brand__mark" /> Vorgang
        </p>
        <ChooseOwnPassword />
        <SignOutButton />
      </div>
    </main>
  );
}
