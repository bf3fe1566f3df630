import { useQuery } from '@tanstack/react-query';
import { useSession } from '../session/session.js';
import { waysQuery } from '../sign-in/ways-query.js';
import { Loading } from '../ui/loading.js';
import { PageTitle } from '../ui/page-title.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { ownSessionsQuery } from './account-queries.js';
import { ChangePassword } from './change-password.js';
import { SecondFactorSection } from './second-factor.js';
import { OwnSessions } from './own-sessions.js';

/** A person's own account. */
export function AccountPage() {
  const { username } = useSession();
  const ways = useQuery(waysQuery);
  const sessions = useQuery(ownSessionsQuery);
  const signedInBy = sessions.data?.find(({ isThis }) => isThis)?.issuer;
  const hasPassword = ways.data?.password === true && signedInBy === null;
  return (
    <>
      <PageTitle>Mein Konto</PageTitle>
      <p className="kern-body account-name">Benutzername: {username}</p>
      {sessions.isPending && <Loading what="Das Konto wird geladen" />}
      {sessions.error && <ProblemMessage error={sessions.error} onRetry={() => void sessions.refetch()} />}
      {hasPassword && <ChangePassword />}
      {hasPassword && <SecondFactorSection />}
      {sessions.data && <OwnSessions sessions={sessions.data} hasPassword={hasPassword} />}
    </>
  );
}
