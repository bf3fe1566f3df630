import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { EmptyState } from '../ui/empty-state.js';
import { Loading } from '../ui/loading.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { kindWords } from './directory-kinds.js';
import { clientsWithGrantsQuery } from './grant-queries.js';

/** The programs that have permissions of their own; others are members of roles and groups. */
export function ClientList() {
  const clients = useQuery(clientsWithGrantsQuery);
  if (clients.isPending) return <Loading what="Die Programme werden geladen" />;
  if (clients.error) return <ProblemMessage error={clients.error} onRetry={() => void clients.refetch()} />;
  if (clients.data.length === 0) {
    return (
      <EmptyState title="Kein Programm hat eigene Berechtigungen">
        <p>Programme, die eine Rolle haben, stehen bei der Rolle.</p>
      </EmptyState>
    );
  }
  return (
    <>
      <p className="kern-body kern-body--muted">Programme, die eine Rolle haben, stehen bei der Rolle.</p>
      <ul className="plain-list">
        {clients.data.map((id) => (
          <li key={id}>
            <Link
              to="/verwaltung/$kind/$id"
              params={{ kind: kindWords.CLIENT.slug, id }}
              className="kern-link"
            >
              {id}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
