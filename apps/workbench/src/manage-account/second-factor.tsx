import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { secondFactorQuery } from '../set-up-second-factor/second-factor-queries.js';
import { SetUpSecondFactor } from '../set-up-second-factor/set-up-second-factor.js';
import { DoneMessage } from '../ui/done-message.js';
import { formatMoment } from '../ui/format.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { ownSessionsQuery } from './account-queries.js';
import { RemoveSecondFactor } from './remove-second-factor.js';

type Step = 'codes' | 'setUp' | 'removed';

/** A person's second factor: one-time codes of an app beside the password. */
export function SecondFactorSection() {
  const queries = useQueryClient();
  const factor = useQuery(secondFactorQuery);
  const [step, setStep] = useState<Step | null>(null);
  const since = factor.data?.since ?? null;
  // Who leaves the window to put the codes away finds them when they come back, though the server knows the factor now.
  const isSettingUp = factor.data?.isAvailable === true && (since === null || step === 'codes');
  return (
    <section aria-labelledby="second-factor">
      <h2 className="kern-heading-small" id="second-factor">
        Zweiter Faktor
      </h2>
      {factor.error && <ProblemMessage error={factor.error} onRetry={() => void factor.refetch()} />}
      {factor.data?.isAvailable === false && (
        <p className="kern-body">Diese Installation bietet keinen zweiten Faktor an.</p>
      )}
      {step === 'setUp' && since !== null && <DoneMessage title="Der zweite Faktor ist eingerichtet" />}
      {step === 'removed' && since === null && <DoneMessage title="Der zweite Faktor ist entfernt" />}
      {isSettingUp && (
        <SetUpSecondFactor
          introduction={
            <p className="kern-body">
              Mit einem zweiten Faktor genügt Ihr Passwort allein nicht: Bei jeder Anmeldung kommt ein Code
              aus einer App auf Ihrem Telefon dazu. Programme können sich mit diesem Konto dann nicht mehr
              anmelden.
            </p>
          }
          heading="h3"
          onConfirmed={() => setStep('codes')}
          onDone={() => {
            setStep('setUp');
            void queries.invalidateQueries(secondFactorQuery);
            void queries.invalidateQueries(ownSessionsQuery);
          }}
        />
      )}
      {since !== null && !isSettingUp && (
        <>
          <p className="kern-body">
            {`Eingerichtet am ${formatMoment(since)}. Unbenutzte Wiederherstellungscodes: ${factor.data?.recoveryCodesLeft}.`}
          </p>
          <RemoveSecondFactor onRemoved={() => setStep('removed')} />
        </>
      )}
    </section>
  );
}
