const reasons = ['abgelehnt', 'anderes-konto', 'nicht-erreichbar', 'ungueltig', 'nicht-abgemeldet'] as const;

/**
 * Why nobody is signed in: a sign-in at an identity provider has ended without a session, or the server has not heard of
 * the sign-out.
 */
export type SignInFailure = (typeof reasons)[number];

export interface SignInOutcome {
  readonly grund?: SignInFailure;
  /** Page of the workbench that opens after the sign-in, below `/workbench`. */
  readonly ziel?: string;
}

/** What the server wrote into the address of the sign-in page. Addresses outside the workbench are left out. */
export function readSignInOutcome(search: Readonly<Record<string, unknown>>): SignInOutcome {
  const { grund, ziel } = search;
  const failure = reasons.find((reason) => reason === grund);
  const target = typeof ziel === 'string' ? pageBelowWorkbench(ziel) : null;
  return {
    ...(failure === undefined ? {} : { grund: failure }),
    ...(target === null ? {} : { ziel: target }),
  };
}

function pageBelowWorkbench(address: string): string | null {
  const base = 'http://here.invalid';
  const parsed = URL.canParse(address, base) ? new URL(address, base) : null;
  if (parsed?.origin !== base) return null;
  const path = parsed.pathname.replace(/^\/workbench(?=\/|$)/, '') || '/';
  return path.startsWith('//') || path.startsWith('/anmeldung') ? null : `${path}${parsed.search}`;
}
