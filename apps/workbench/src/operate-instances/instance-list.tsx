import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../ui/button.js';
import { EmptyState } from '../ui/empty-state.js';
import { countOf, formatNumber } from '../ui/format.js';
import { LoadMore } from '../ui/load-more.js';
import { Loading } from '../ui/loading.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { serverFilter, type InstanceFilter } from './instance-filter.js';
import { instancesQuery } from './instance-query.js';
import { InstanceTable } from './instance-table.js';
import { OperationBar } from './operation-bar.js';

/** Keys that one request may name. */
const mostChosen = 1_000;

/** Process instances that match the filter, chosen one by one or all of them, and what can be done with them. */
export function InstanceList({ filter }: { readonly filter: InstanceFilter }) {
  const instances = useInfiniteQuery(instancesQuery(filter));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [areAllMeant, setAreAllMeant] = useState(false);
  const items = instances.data?.pages.flatMap((page) => page.items) ?? [];
  const found = instances.data?.pages[0]?.page;

  function choose(keys: readonly string[], isChosen: boolean) {
    const next = new Set(chosen);
    for (const key of keys) {
      if (isChosen && next.size < mostChosen) next.add(key);
      if (!isChosen) next.delete(key);
    }
    setChosen(next);
    setAreAllMeant(false);
  }

  if (instances.isPending) return <Loading what="Die Instanzen werden geladen" />;
  if (instances.error) {
    return <ProblemMessage error={instances.error} onRetry={() => void instances.refetch()} />;
  }
  if (items.length === 0) {
    return (
      <EmptyState title="Keine Instanz passt zu dieser Auswahl">
        <p>Ändern Sie den Filter oder wählen Sie oben einen anderen Zustand.</p>
      </EmptyState>
    );
  }
  const total = totalText(found?.totalItems ?? items.length, found?.hasMoreTotalItems === true);
  return (
    <>
      <p className="kern-body kern-body--muted" role="status">
        {areAllMeant
          ? `Alle ${total} sind ausgewählt, auch die nicht gezeigten`
          : `${countOf(items.length, 'Instanz', 'Instanzen')} von ${total} gezeigt, ${formatNumber(chosen.size)} ausgewählt`}
      </p>
      <div className="form-actions">
        <Button small pressed={areAllMeant} onClick={() => setAreAllMeant(!areAllMeant)}>
          Alle Treffer auswählen
        </Button>
        {(areAllMeant || chosen.size > 0) && (
          <OperationBar
            filter={
              areAllMeant ? { ...serverFilter(filter) } : { processInstanceKey: { $in: [...chosen].sort() } }
            }
          />
        )}
      </div>
      <InstanceTable items={items} chosen={chosen} onChoose={choose} />
      <LoadMore what="Instanzen" pages={instances} />
    </>
  );
}

function totalText(count: number, isMore: boolean): string {
  return isMore ? `mehr als ${formatNumber(count)}` : formatNumber(count);
}
