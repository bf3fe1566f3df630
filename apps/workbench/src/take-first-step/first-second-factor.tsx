import { useQueryClient } from '@tanstack/react-query';
import { sessionQuery } from '../session/session.js';
import { SetUpSecondFactor } from '../set-up-second-factor/set-up-second-factor.js';
import { useFocusOnArrival } from '../ui/use-focus-on-arrival.js';

/** A second factor where everybody needs one. */
export function FirstSecondFactor() {
  const queries = useQueryClient();
  const heading = useFocusOnArrival<HTMLHeadingElement>();
  return (
    <>
      <h1 className="kern-heading-medium" tabIndex={-1} ref={heading}>
        Zweiten Faktor einrichten
      </h1>
      <SetUpSecondFactor
        introduction={
          <p className="kern-body">
            In Ihrem Haus genügt ein Passwort allein nicht. Bei jeder Anmeldung kommt ein Code aus einer App
            auf Ihrem Telefon dazu. Richten Sie das jetzt ein. Danach geht es weiter.
          </p>
        }
        heading="h2"
        onDone={() => void queries.invalidateQueries(sessionQuery)}
      />
    </>
  );
}
