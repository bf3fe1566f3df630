import { useQuery } from '@tanstack/react-query';
import { formatMoment } from '../ui/format.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { signInOfQuery } from './directory-queries.js';

/** How the person signs in, as far as administrators may know it. */
export function SignInFacts({ username }: { readonly username: string }) {
  const signIn = useQuery(signInOfQuery(username));
  if (signIn.error) return <ProblemMessage error={signIn.error} onRetry={() => void signIn.refetch()} />;
  if (!signIn.data) return null;
  return (
    <dl className="facts">
      <div>
        <dt>Passwort</dt>
        <dd>{passwordWords(signIn.data.temporaryPasswordUntil, Date.now())}</dd>
      </div>
      <div>
        <dt>Zweiter Faktor</dt>
        <dd>{signIn.data.hasSecondFactor ? 'eingerichtet' : 'keiner'}</dd>
      </div>
    </dl>
  );
}

function passwordWords(until: string | null, now: number): string {
  if (until === null) return 'eigenes';
  return Date.parse(until) > now
    ? `Startpasswort, gilt bis ${formatMoment(until)}`
    : `Startpasswort, abgelaufen am ${formatMoment(until)}`;
}
