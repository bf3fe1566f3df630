import { Navigate } from '@tanstack/react-router';
import { areasFor } from '../session/areas.js';
import { useSession } from '../session/session.js';
import { PageTitle } from '../ui/page-title.js';

/** Leads to the first area that the person may enter. */
export function StartPage() {
  const first = areasFor(useSession())[0];
  if (first) return <Navigate to={first.path} replace />;
  return (
    <>
      <PageTitle>Noch kein Bereich freigegeben</PageTitle>
      <p className="kern-body">
        Ihr Konto hat noch keine Rechte in dieser Anwendung. Bitte wenden Sie sich an die Verwaltung von
        Vorgang in Ihrem Haus.
      </p>
    </>
  );
}
