import type { Schemas } from '../api/client.js';
import { readSignInOutcome } from './sign-in-outcome.js';

/** One link per identity provider. It is a link and no script: the browser leaves for the provider and comes back. */
export function ProviderLinks({
  providers,
}: {
  readonly providers: readonly Schemas['SignInProviderDto'][];
}) {
  return (
    <ul className="sign-in__providers">
      {providers.map(({ id, label }) => (
        <li key={id}>
          <a className="kern-btn kern-btn--primary" href={signInAddress(id)}>
            <span className="kern-label">Anmelden mit {label}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function signInAddress(id: string): string {
  const parameters = new URLSearchParams({ returnTo: returnTo(window.location) });
  return `/api/session/providers/${encodeURIComponent(id)}/sign-in?${parameters}`;
}

/** The page that the person wanted: this one, or from the sign-in page the one before. */
function returnTo({ pathname, search }: Location): string {
  if (pathname !== '/workbench/anmeldung') return `${pathname}${search}`;
  const { ziel = '/' } = readSignInOutcome(Object.fromEntries(new URLSearchParams(search)));
  return `/workbench${ziel}`;
}
