import { Link } from '@tanstack/react-router';
import { mayDo, useSession } from '../session/session.js';

/** The pages of the area „Betrieb“, as far as the person may see them. */
export function OperationsViews() {
  const session = useSession();
  return (
    <nav aria-label="Betrieb" className="view-links controls">
      <ul>
        <li>
          <Link to="/betrieb" activeOptions={{ exact: true }} activeProps={{ 'aria-current': 'page' }}>
            Übersicht
          </Link>
        </li>
        {mayDo(session, 'PROCESS_DEFINITION', 'READ_PROCESS_INSTANCE') && (
          <li>
            <Link
              to="/betrieb/instanzen"
              search={{ state: 'running' }}
              activeOptions={{ includeSearch: false }}
              activeProps={{ 'aria-current': 'page' }}
            >
              Instanzen
            </Link>
          </li>
        )}
        {mayDo(session, 'BATCH', 'CREATE') &&
          mayDo(session, 'RESOURCE', 'READ') &&
          mayDo(session, 'PROCESS_DEFINITION', 'UPDATE_PROCESS_INSTANCE') && (
            <li>
              <Link
                to="/betrieb/umstellung"
                activeOptions={{ includeSearch: false }}
                activeProps={{ 'aria-current': 'page' }}
              >
                Umstellung
              </Link>
            </li>
          )}
        {mayDo(session, 'BATCH', 'READ') && (
          <li>
            <Link to="/betrieb/sammelaktionen" activeProps={{ 'aria-current': 'page' }}>
              Sammelaktionen
            </Link>
          </li>
        )}
        <li>
          <Link to="/betrieb/webhooks" activeProps={{ 'aria-current': 'page' }}>
            Webhooks
          </Link>
        </li>
      </ul>
    </nav>
  );
}
