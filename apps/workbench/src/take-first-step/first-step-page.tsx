import { useEffect } from 'react';
import type { Session } from '../session/session.js';
import { SignOutButton } from '../shell/sign-out-button.js';
import { ChooseOwnPassword } from './choose-own-password.js';
import { FirstSecondFactor } from './first-second-factor.js';

type FirstStep = NonNullable<Session['firstStep']>;

const titles: Readonly<Record<FirstStep, string>> = {
  CHOOSE_PASSWORD: 'Eigenes Passwort wählen',
  SET_UP_SECOND_FACTOR: 'Zweiten Faktor einrichten',
};

/** What somebody has to do before the workbench is open to them. */
export function FirstStepPage({ step }: { readonly step: FirstStep }) {
  useEffect(() => {
    document.title = `${titles[step]} – Vorgang`;
  }, [step]);
  return (
    <main className="sign-in" id="inhalt">
      <div className="sign-in__card">
        <p className="brand" aria-hidden="true">
          <span className="brand__mark" /> Vorgang
        </p>
        {step === 'CHOOSE_PASSWORD' ? <ChooseOwnPassword /> : <FirstSecondFactor />}
        <SignOutButton />
      </div>
    </main>
  );
}
