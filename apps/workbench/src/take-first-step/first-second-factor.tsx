import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { sessionQuery } from '../session/session.js';
import { SetUpSecondFactor } from '../set-up-second-factor/set-up-second-factor.js';

/** A second factor where everybody needs one. */
export function FirstSecondFactor() {
  const queries = useQueryClient();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <h1 className="kern-heading-medium" tabIndex={-1} ref={heading}>
        Zweiten Faktor einrichten
      </h1>
      <p className="kern-body">
        In Ihrem Haus genügt ein Passwort allein nicht. Bei jeder Anmeldung kommt ein Code aus einer App auf
        Ihrem Telefon dazu. Richten Sie das jetzt ein. Danach geht es weiter.
      </p>
      <SetUpSecondFactor onDone={() => void queries.invalidateQueries(sessionQuery)} />
    </>
  );
}
