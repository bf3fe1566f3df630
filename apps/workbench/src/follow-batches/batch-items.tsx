import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { EmptyState } from '../ui/empty-state.js';
import { formatPrecise } from '../ui/format.js';
import { ListTable } from '../ui/list-table.js';
import { LoadMore } from '../ui/load-more.js';
import { Loading } from '../ui/loading.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { SelectInput } from '../ui/select-input.js';
import { batchItemsQuery, type ItemState } from './batch-queries.js';

const states: readonly { readonly value: ItemState; readonly label: string }[] = [
  { value: 'FAILED', label: 'Fehlgeschlagen' },
  { value: 'ACTIVE', label: 'Noch offen' },
  { value: 'COMPLETED', label: 'Erledigt' },
  { value: 'SKIPPED', label: 'Übersprungen: schon von anderen erledigt' },
  { value: 'CANCELED', label: 'Nicht mehr ausgeführt' },
];

/** What became of each item; those that failed first, with the reason. */
export function BatchItems({ batchOperationKey }: { readonly batchOperationKey: string }) {
  const [state, setState] = useState<ItemState>('FAILED');
  const found = useInfiniteQuery(batchItemsQuery(batchOperationKey, state));
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="section" aria-labelledby="items-title">
      <h2 className="kern-heading-small" id="items-title">
        Einzelne Ergebnisse
      </h2>
      <div className="controls__fields controls">
        <SelectInput id="item-state" label="Ergebnis" value={state} options={states} onChange={setState} />
      </div>
      {found.isPending && <Loading what="Die Ergebnisse werden geladen" />}
      {found.error && <ProblemMessage error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && items.length === 0 && (
        <EmptyState title={state === 'FAILED' ? 'Nichts ist fehlgeschlagen' : 'Hier gibt es nichts'} />
      )}
      {items.length > 0 && (
        <ListTable labelledBy="items-title" columns={['Instanz', 'Meldung', 'Zeitpunkt']}>
          {items.map((item) => (
            <tr key={item.itemKey} className="kern-table__row">
              <th scope="row" className="kern-table__cell row-head" data-label="Instanz">
                {item.processInstanceKey}
                {item.itemKey !== item.processInstanceKey && (
                  <span className="second-line">{`Störung ${item.itemKey}`}</span>
                )}
              </th>
              <td className="kern-table__cell" data-label="Meldung">
                {item.errorMessage ?? '–'}
              </td>
              <td className="kern-table__cell" data-label="Zeitpunkt">
                {item.processedDate ? formatPrecise(item.processedDate) : '–'}
              </td>
            </tr>
          ))}
        </ListTable>
      )}
      <LoadMore what="Ergebnisse" pages={found} />
    </section>
  );
}
