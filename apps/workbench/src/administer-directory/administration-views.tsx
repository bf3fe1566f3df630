import { Link } from '@tanstack/react-router';
import { mayDo, useSession } from '../session/session.js';
import { directoryKinds, kindWords, resourceOf } from './directory-kinds.js';

/** The pages of the area „Verwaltung“, as far as the person may see them. */
export function AdministrationViews() {
  const session = useSession();
  return (
    <nav aria-label="Verwaltung" className="view-links controls">
      <ul>
        {directoryKinds
          .filter((kind) => mayDo(session, resourceOf(kind), 'READ'))
          .map((kind) => (
            <li key={kind}>
              <Link
                to="/verwaltung/$kind"
                params={{ kind: kindWords[kind].slug }}
                activeOptions={{ includeSearch: false }}
                activeProps={{ 'aria-current': 'page' }}
              >
                {kindWords[kind].many}
              </Link>
            </li>
          ))}
        {mayDo(session, 'AUTHORIZATION', 'READ') && (
          <li>
            <Link to="/verwaltung/berechtigungen" activeProps={{ 'aria-current': 'page' }}>
              Berechtigungen
            </Link>
          </li>
        )}
      </ul>
    </nav>
  );
}
