import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { useLiveUpdates } from '../live/live-updates.js';
import { areasFor } from '../session/areas.js';
import { sessionQuery, type Session } from '../session/session.js';
import { FirstStepPage } from '../take-first-step/first-step-page.js';
import { ProveAgainDialog } from '../prove-again/prove-again-dialog.js';
import { SignInPage } from '../sign-in/sign-in-page.js';
import { Button } from '../ui/button.js';
import { Loading } from '../ui/loading.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { SignOutButton } from './sign-out-button.js';
import { KeyboardHelpDialog } from './keyboard-help-dialog.js';
import { listenToShortcuts, useShortcuts } from './shortcuts.js';

/** The frame around every page: sign-in first, then header, navigation and the page. */
export function WorkbenchShell() {
  const session = useQuery(sessionQuery);
  if (session.isPending) return <Loading what="Die Anwendung wird geladen" />;
  if (session.error) return <ProblemMessage error={session.error} onRetry={() => void session.refetch()} />;
  if (!session.data) return <SignInPage />;
  return session.data.firstStep === null ? (
    <SignedInFrame session={session.data} />
  ) : (
    <FirstStepPage step={session.data.firstStep} />
  );
}

function SignedInFrame({ session }: { readonly session: Session }) {
  const navigate = useNavigate();
  const [helpIsOpen, setHelpIsOpen] = useState(false);
  const permitted = useMemo(() => areasFor(session), [session]);
  useLiveUpdates();
  useEffect(listenToShortcuts, []);
  useShortcuts(
    useMemo(
      () => [
        ...permitted.map((area) => ({
          keys: `g ${area.key}`,
          label: `Zum Bereich ${area.label}`,
          run: () => void navigate({ to: area.path }),
        })),
        { keys: '?', label: 'Diese Übersicht öffnen', run: () => setHelpIsOpen(true) },
      ],
      [permitted, navigate],
    ),
  );

  return (
    <div className="workbench">
      <a className="skip-link" href="#inhalt">
        Zum Inhalt springen
      </a>
      <header className="workbench__header">
        <Link to="/" className="brand">
          <span className="brand__mark" aria-hidden="true" /> Vorgang
        </Link>
        <nav aria-label="Bereiche" className="workbench__nav">
          <ul>
            {permitted.map((area) => (
              <li key={area.path}>
                <Link to={area.path} activeProps={{ 'aria-current': 'page' }}>
                  {area.label}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <div className="workbench__person">
          <Link to="/konto" className="workbench__name" aria-label={`Mein Konto: ${session.name}`}>
            <span className="workbench__full-name">{session.name}</span>
            <span className="workbench__account">Konto</span>
          </Link>
          <Button kind="tertiary" small icon="help" onClick={() => setHelpIsOpen(true)}>
            Tasten
          </Button>
          <SignOutButton />
        </div>
      </header>
      <main id="inhalt" tabIndex={-1} className="workbench__main">
        <Outlet />
      </main>
      <ProveAgainDialog />
      <KeyboardHelpDialog isOpen={helpIsOpen} onClose={() => setHelpIsOpen(false)} />
    </div>
  );
}
