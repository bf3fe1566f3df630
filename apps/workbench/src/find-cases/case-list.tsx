import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answerOf, api, type Schemas } from '../api/client.js';
import { Badge } from '../ui/badge.js';
import { EmptyState } from '../ui/empty-state.js';
import { formatDay } from '../ui/format.js';
import { ListTable } from '../ui/list-table.js';
import { LoadMore } from '../ui/load-more.js';
import { Loading } from '../ui/loading.js';
import { ProblemMessage } from '../ui/problem-message.js';
import type { CaseFilter } from './case-filter.js';
import { outcomeText } from './case-words.js';

const pageSize = 25;

/** Cases that match the filter. `area` says whether a case opens for work or for its history. */
export function CaseList({
  filter,
  area,
}: {
  readonly filter: CaseFilter;
  readonly area: '/vorgaenge' | '/pruefung';
}) {
  const cases = useInfiniteQuery({
    queryKey: ['cases', filter],
    queryFn: ({ pageParam }) =>
      answerOf(api.POST('/api/cases/search', { body: { ...filter, limit: pageSize, after: pageParam } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.endCursor ?? undefined,
  });
  const items = cases.data?.pages.flatMap((page) => page.items) ?? [];

  if (cases.isPending) return <Loading what="Die Vorgänge werden geladen" />;
  if (cases.error) return <ProblemMessage error={cases.error} onRetry={() => void cases.refetch()} />;
  if (items.length === 0) {
    return (
      <EmptyState
        title={filter.text ? `Kein Vorgang passt zu „${filter.text}“` : 'Hier gibt es noch keine Vorgänge'}
      >
        {filter.text ? <p>Suchen Sie nach Aktenzeichen oder Name.</p> : null}
      </EmptyState>
    );
  }
  return (
    <>
      <p className="kern-body kern-body--muted" role="status">
        {`${items.length} von ${cases.data.pages[0]?.totalItems ?? items.length} Vorgängen`}
      </p>
      <ListTable
        caption="Vorgänge, neueste zuerst"
        columns={['Aktenzeichen', 'Antragsteller/in', 'Stand', 'Eingang']}
      >
        {items.map((item) => (
          <CaseRow key={item.caseId} item={item} area={area} />
        ))}
      </ListTable>
      <LoadMore what="Vorgänge" pages={cases} />
    </>
  );
}

function CaseRow({
  item,
  area,
}: {
  readonly item: Schemas['CaseListItem'];
  readonly area: '/vorgaenge' | '/pruefung';
}) {
  return (
    <tr className="kern-table__row">
      <th scope="row" className="kern-table__cell row-head" data-label="Aktenzeichen">
        <Link to={`${area}/$caseId`} params={{ caseId: item.caseId }} className="kern-link">
          {item.fileNumber}
        </Link>
        <span className="second-line">{item.processName}</span>
      </th>
      <td className="kern-table__cell" data-label="Antragsteller/in">
        {item.applicantName}
      </td>
      <td className="kern-table__cell" data-label="Stand">
        {item.closedAt
          ? `${outcomeText(item.outcome)}, ${formatDay(item.closedAt)}`
          : item.currentSteps.join(', ') || 'Wird begonnen'}
        {item.incidentCount > 0 && (
          <span className="second-line">
            <Badge kind="danger">Störung</Badge>
          </span>
        )}
      </td>
      <td className="kern-table__cell" data-label="Eingang">
        {formatDay(item.openedAt)}
      </td>
    </tr>
  );
}
