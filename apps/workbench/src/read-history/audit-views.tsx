import { Link } from '@tanstack/react-router';

/** The pages of the area „Prüfung“. */
export function AuditViews() {
  return (
    <nav aria-label="Prüfung" className="view-links controls">
      <ul>
        <li>
          <Link
            to="/pruefung"
            search={{ state: 'all' }}
            activeOptions={{ exact: true, includeSearch: false }}
            activeProps={{ 'aria-current': 'page' }}
          >
            Verläufe
          </Link>
        </li>
        <li>
          <Link
            to="/pruefung/protokoll"
            search={{ topic: 'all' }}
            activeOptions={{ includeSearch: false }}
            activeProps={{ 'aria-current': 'page' }}
          >
            Protokoll
          </Link>
        </li>
      </ul>
    </nav>
  );
}
