import { Link } from '@tanstack/react-router';

interface View<Search> {
  readonly key: string;
  readonly label: string;
  readonly count?: number;
  readonly isCurrent: boolean;
  readonly search: Search;
}

/** Views of one list as links, so that each has an address; the current one says so. */
export function ViewLinks<Search extends object>({
  label,
  to,
  views,
}: {
  readonly label: string;
  readonly to: '/aufgaben' | '/vorgaenge' | '/pruefung';
  readonly views: readonly View<Search>[];
}) {
  return (
    <nav aria-label={label} className="view-links">
      <ul>
        {views.map((view) => (
          <li key={view.key}>
            <Link
              to={to}
              search={view.search}
              aria-current={view.isCurrent ? 'page' : undefined}
              activeProps={{}}
            >
              {view.label}
              {view.count !== undefined && (
                <span className="view-links__count">
                  {' '}
                  <span className="kern-sr-only">, Anzahl: </span>
                  {view.count}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
