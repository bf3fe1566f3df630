import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Alert } from '../ui/alert.js';
import { Loading } from '../ui/loading.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { PasswordForm } from './password-form.js';
import { ProviderLinks } from './provider-links.js';
import { readSignInOutcome, type SignInFailure } from './sign-in-outcome.js';
import { waysQuery } from './ways-query.js';

/** The ways to sign in that the installation offers. After signing in, the page that was asked for opens. */
export function SignInPage() {
  const ways = useQuery(waysQuery);
  const failure = failureIn(window.location);
  useEffect(() => {
    document.title = 'Anmelden – Vorgang';
  }, []);

  return (
    <main className="sign-in" id="inhalt">
      <div className="sign-in__card">
        <p className="brand" aria-hidden="true">
          <span className="brand__mark" /> Vorgang
        </p>
        <h1 className="kern-heading-medium">Anmelden</h1>
        <p className="kern-body kern-body--muted">Arbeitsplatz für Beschäftigte der Verwaltung</p>
        {failure && <FailureAlert failure={failure} />}
        {ways.isPending && <Loading what="Die Anmeldung wird geladen" />}
        {ways.error && <ProblemMessage error={ways.error} onRetry={() => void ways.refetch()} />}
        {ways.data && ways.data.providers.length > 0 && <ProviderLinks providers={ways.data.providers} />}
        {ways.data?.password && <PasswordForm isOnlyWay={ways.data.providers.length === 0} />}
      </div>
    </main>
  );
}

function failureIn({ pathname, search }: Location): SignInFailure | null {
  if (pathname !== '/workbench/anmeldung') return null;
  return readSignInOutcome(Object.fromEntries(new URLSearchParams(search))).grund ?? null;
}

function FailureAlert({ failure }: { readonly failure: SignInFailure }) {
  const { title, text } = failureWords(failure);
  return (
    <Alert kind={failure === 'abgelehnt' ? 'warning' : 'danger'} title={title} live="assertive">
      <p className="kern-body">{text}</p>
    </Alert>
  );
}

function failureWords(failure: SignInFailure): { readonly title: string; readonly text: string } {
  switch (failure) {
    case 'abgelehnt':
      return {
        title: 'Sie sind nicht angemeldet',
        text: 'Die Anmeldung wurde abgebrochen oder nicht erlaubt. Versuchen Sie es noch einmal, oder fragen Sie Ihre IT-Stelle.',
      };
    case 'anderes-konto':
      return {
        title: 'Ihr Name beim Anmeldedienst gehört hier zu einem anderen Konto',
        text: 'Unter diesem Namen ist hier ein anderes Konto des Anmeldedienstes bekannt, oder Ihr Konto unter einem anderen Namen. Ihre IT-Stelle kann die Zuordnung lösen.',
      };
    case 'nicht-erreichbar':
      return {
        title: 'Der Anmeldedienst ist nicht erreichbar',
        text: 'Der Dienst, bei dem Sie sich anmelden, antwortet gerade nicht. Bitte versuchen Sie es in einigen Minuten noch einmal.',
      };
    case 'nicht-abgemeldet':
      return {
        title: 'Sie sind nur an diesem Bildschirm abgemeldet',
        text: 'Der Server war nicht zu erreichen und weiß davon noch nichts. Schließen Sie alle Fenster des Browsers. Sonst melden Sie sich wieder an und dann noch einmal ab, sobald der Server erreichbar ist.',
      };
    case 'ungueltig':
      return {
        title: 'Die Anmeldung hat nicht geklappt',
        text: 'Die Anmeldung hat zu lange gedauert oder wurde schon verwendet. Bitte melden Sie sich noch einmal an.',
      };
  }
}
