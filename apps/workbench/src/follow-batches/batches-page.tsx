import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Badge } from '../ui/badge.js';
import { EmptyState } from '../ui/empty-state.js';
import { formatMoment } from '../ui/format.js';
import { ListTable } from '../ui/list-table.js';
import { LoadMore } from '../ui/load-more.js';
import { Loading } from '../ui/loading.js';
import { PageTitle } from '../ui/page-title.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { OperationsViews } from '../watch-operations/operations-views.js';
import { BatchProgress } from './batch-progress.js';
import { batchesQuery } from './batch-queries.js';
import { batchStateText, operationText } from './batch-words.js';

/** Operations on many instances: those that run and those that are over. */
export function BatchesPage() {
  const batches = useInfiniteQuery(batchesQuery);
  const items = batches.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageTitle>Sammelaktionen</PageTitle>
      <OperationsViews />
      {batches.isPending && <Loading what="Die Sammelaktionen werden geladen" />}
      {batches.error && <ProblemMessage error={batches.error} onRetry={() => void batches.refetch()} />}
      {batches.data && items.length === 0 && (
        <EmptyState title="Noch keine Sammelaktion">
          <p>Wählen Sie unter „Instanzen“ aus, womit etwas geschehen soll.</p>
        </EmptyState>
      )}
      {items.length > 0 && (
        <ListTable
          caption="Sammelaktionen, neueste zuerst"
          columns={['Aktion', 'Stand', 'Fortschritt', 'Von']}
        >
          {items.map((batch) => {
            const state = batchStateText(batch.state);
            return (
              <tr key={batch.batchOperationKey} className="kern-table__row">
                <th scope="row" className="kern-table__cell row-head" data-label="Aktion">
                  <Link
                    to="/betrieb/sammelaktionen/$batchOperationKey"
                    params={{ batchOperationKey: batch.batchOperationKey }}
                    className="kern-link"
                  >
                    {operationText(batch.operationType)}
                  </Link>
                  <span className="second-line">
                    {batch.startDate ? formatMoment(batch.startDate) : 'Noch nicht begonnen'}
                  </span>
                </th>
                <td className="kern-table__cell" data-label="Stand">
                  <Badge kind={state.kind}>{state.text}</Badge>
                </td>
                <td className="kern-table__cell" data-label="Fortschritt">
                  <BatchProgress id={`progress-${batch.batchOperationKey}`} batch={batch} />
                </td>
                <td className="kern-table__cell" data-label="Von">
                  {batch.actorId}
                </td>
              </tr>
            );
          })}
        </ListTable>
      )}
      <LoadMore what="Sammelaktionen" pages={batches} />
    </>
  );
}
