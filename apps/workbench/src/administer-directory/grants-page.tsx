import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { EmptyState } from '../ui/empty-state.js';
import { ListTable } from '../ui/list-table.js';
import { LoadMore } from '../ui/load-more.js';
import { Loading } from '../ui/loading.js';
import { PageTitle } from '../ui/page-title.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { AdministrationViews } from './administration-views.js';
import { kindWords, type OwnerKind } from './directory-kinds.js';
import { allGrantsQuery, type Grant } from './grant-queries.js';
import { extentText, permissionText, resourceTexts, type ResourceType } from './grant-words.js';

/** Who may do what, across all owners. A grant is changed on the page of its owner. */
export function GrantsPage() {
  const grants = useInfiniteQuery(allGrantsQuery);
  const items = grants.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageTitle tab="Berechtigungen – Verwaltung">Berechtigungen</PageTitle>
      <AdministrationViews />
      <p className="kern-body">
        Alle Berechtigungen auf einen Blick; die auf Vorgänge stehen nur auf der Seite dessen, der sie hat.
        Dort lassen sich Berechtigungen auch ändern.
      </p>
      {grants.isPending && <Loading what="Die Berechtigungen werden geladen" />}
      {grants.error && <ProblemMessage error={grants.error} onRetry={() => void grants.refetch()} />}
      {grants.data && items.length === 0 && <EmptyState title="Es gibt keine Berechtigungen" />}
      {items.length > 0 && <GrantTable items={items} />}
      <LoadMore pages={grants} />
    </>
  );
}

function GrantTable({ items }: { readonly items: readonly Grant[] }) {
  return (
    <ListTable caption="Berechtigungen" columns={['Wer', 'Worauf', 'Rechte']}>
      {items.map((grant) => {
        const { one, slug } = kindWords[grant.ownerType as OwnerKind];
        return (
          <tr key={grant.authorizationKey} className="kern-table__row">
            <th scope="row" className="kern-table__cell row-head" data-label="Wer">
              <Link
                to="/verwaltung/$kind/$id"
                params={{ kind: slug, id: grant.ownerId }}
                className="kern-link"
              >
                {grant.ownerId}
              </Link>
              <span className="second-line">{one}</span>
            </th>
            <td className="kern-table__cell" data-label="Worauf">
              {resourceTexts[grant.resourceType as ResourceType] ?? grant.resourceType}
              <span className="second-line">{extentText(grant.resourceId, grant.resourcePropertyName)}</span>
            </td>
            <td className="kern-table__cell" data-label="Rechte">
              {grant.permissionTypes.map(permissionText).join(', ')}
            </td>
          </tr>
        );
      })}
    </ListTable>
  );
}
