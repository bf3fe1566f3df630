import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { EmptyState } from '../ui/empty-state.js';
import { ListTable } from '../ui/list-table.js';
import { LoadMore } from '../ui/load-more.js';
import { Loading } from '../ui/loading.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { kindWords, type EntryKind } from './directory-kinds.js';
import { entriesQuery, type Entry, type EntryFilter } from './directory-queries.js';

/** Entries of a kind that match, by name; each leads to its page. */
export function EntryList({ kind, filter }: { readonly kind: EntryKind; readonly filter: EntryFilter }) {
  const entries = useInfiniteQuery(entriesQuery(kind, filter));
  const { many } = kindWords[kind];
  if (entries.isPending) return <Loading what={`${many} werden geladen`} />;
  if (entries.error) return <ProblemMessage error={entries.error} onRetry={() => void entries.refetch()} />;
  const items = entries.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <NothingFound kind={kind} text={filter.text} />;
  return (
    <>
      <p className="kern-body kern-body--muted" role="status">
        {`${items.length} von ${entries.data.pages[0]?.page.totalItems ?? items.length}`}
      </p>
      <EntryTable kind={kind} items={items} />
      <LoadMore pages={entries} />
    </>
  );
}

function NothingFound({ kind, text }: { readonly kind: EntryKind; readonly text?: string }) {
  if (text === undefined) return <EmptyState title="Hier gibt es noch keine Einträge" />;
  return (
    <EmptyState title={`Kein Eintrag passt zu „${text}“`}>
      <p>
        Prüfen Sie die Schreibweise, oder suchen Sie in{' '}
        {kind === 'USER' ? 'Name oder Benutzername' : 'Name oder Kennung'}.
      </p>
    </EmptyState>
  );
}

function EntryTable({ kind, items }: { readonly kind: EntryKind; readonly items: readonly Entry[] }) {
  const { slug, many } = kindWords[kind];
  return (
    <ListTable
      caption={many}
      columns={['Name', kind === 'USER' ? 'Benutzername' : 'Kennung', detailHeading(kind)]}
    >
      {items.map((item) => (
        <tr key={item.id} className="kern-table__row">
          <th scope="row" className="kern-table__cell row-head" data-label="Name">
            <Link to="/verwaltung/$kind/$id" params={{ kind: slug, id: item.id }} className="kern-link">
              {item.name ?? item.id}
            </Link>
          </th>
          <td className="kern-table__cell" data-label={kind === 'USER' ? 'Benutzername' : 'Kennung'}>
            {item.id}
          </td>
          <td className="kern-table__cell" data-label={detailHeading(kind)}>
            {detailOf(kind, item)}
          </td>
        </tr>
      ))}
    </ListTable>
  );
}

function detailHeading(kind: EntryKind): string {
  switch (kind) {
    case 'USER':
      return 'E-Mail';
    case 'MAPPING_RULE':
      return 'Merkmal';
    case 'GROUP':
    case 'ROLE':
    case 'TENANT':
      return 'Beschreibung';
  }
}

function detailOf(kind: EntryKind, { email, description, claimName, claimValue }: Entry): string {
  const detail = kind === 'MAPPING_RULE' ? `${claimName} = ${claimValue}` : (email ?? description);
  return detail ?? '–';
}
