import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../api/client.js';
import { Badge } from '../ui/badge.js';
import { Button } from '../ui/button.js';
import { EmptyState } from '../ui/empty-state.js';
import { formatPrecise } from '../ui/format.js';
import { ListTable } from '../ui/list-table.js';
import { LoadMore } from '../ui/load-more.js';
import { Loading } from '../ui/loading.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { SelectInput } from '../ui/select-input.js';
import { DeliveryDialog } from './delivery-dialog.js';
import { deliveriesQuery, type Delivery, type DeliveryState } from './webhook-queries.js';
import { deliveryStatus, eventText } from './webhook-words.js';

const states: readonly { readonly value: DeliveryState | 'ALL'; readonly label: string }[] = [
  { value: 'ALL', label: 'Alle' },
  { value: 'PENDING', label: 'Wartende' },
  { value: 'DELIVERED', label: 'Zugestellte' },
  { value: 'FAILED', label: 'Aufgegebene' },
];

/** What was told and how it was answered, newest first; read again by itself. */
export function DeliveryLog({
  subscriptionId,
  mayChange,
}: {
  readonly subscriptionId: string;
  readonly mayChange: boolean;
}) {
  const [state, setState] = useState<DeliveryState | 'ALL'>('ALL');
  const [openId, setOpenId] = useState<string | null>(null);
  const found = useInfiniteQuery(deliveriesQuery(subscriptionId, state));
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  const queries = useQueryClient();
  const replay = useMutation({
    mutationFn: (deliveryId: string) =>
      answerOf(
        api.POST('/api/webhook-subscriptions/{subscriptionId}/deliveries/{deliveryId}/replay', {
          params: { path: { subscriptionId, deliveryId } },
        }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: ['webhooks', 'deliveries'] }),
  });
  return (
    <section className="section" aria-labelledby="log-title">
      <h2 className="kern-heading-small" id="log-title">
        Meldungen
      </h2>
      <div className="controls__fields controls">
        <SelectInput
          id="delivery-state"
          label="Anzeigen"
          value={state}
          options={states}
          onChange={setState}
        />
      </div>
      {found.isPending && <Loading what="Die Meldungen werden geladen" />}
      {found.error && <ProblemMessage error={found.error} onRetry={() => void found.refetch()} />}
      {replay.error && <ProblemMessage error={replay.error} />}
      {found.data && items.length === 0 && (
        <EmptyState title="Noch keine Meldung">
          <p>Meldungen erscheinen hier, sobald etwas geschieht. Protokolle bleiben 30 Tage.</p>
        </EmptyState>
      )}
      {items.length > 0 && (
        <ListTable
          labelledBy="log-title"
          columns={['Ereignis', 'Stand', 'Antwort', ...(mayChange ? ['Aktion'] : [])]}
        >
          {items.map((item) => (
            <DeliveryRow
              key={item.deliveryId}
              item={item}
              onOpen={() => setOpenId(item.deliveryId)}
              onReplay={mayChange ? () => replay.mutate(item.deliveryId) : undefined}
            />
          ))}
        </ListTable>
      )}
      <LoadMore what="Meldungen" pages={found} />
      {openId !== null && (
        <DeliveryDialog subscriptionId={subscriptionId} deliveryId={openId} onClose={() => setOpenId(null)} />
      )}
    </section>
  );
}

function DeliveryRow({
  item,
  onOpen,
  onReplay,
}: {
  readonly item: Delivery;
  readonly onOpen: () => void;
  readonly onReplay?: () => void;
}) {
  const status = deliveryStatus(item);
  const name = `${eventText(item.eventType)}, ${formatPrecise(item.createdAt)}`;
  return (
    <tr className="kern-table__row">
      <th scope="row" className="kern-table__cell row-head" data-label="Ereignis">
        <Button kind="tertiary" small label={`Einzelheiten: ${name}`} onClick={onOpen}>
          {eventText(item.eventType)}
        </Button>
        <span className="second-line">
          {formatPrecise(item.createdAt)}
          {item.replayOf !== null && ' · Wiederholung'}
        </span>
      </th>
      <td className="kern-table__cell" data-label="Stand">
        <Badge kind={status.kind}>{status.text}</Badge>
        {item.nextAttemptAt !== null && item.attempts > 0 && (
          <span className="second-line">nächster Versuch {formatPrecise(item.nextAttemptAt)}</span>
        )}
      </td>
      <td className="kern-table__cell" data-label="Antwort">
        {item.responseStatus ?? (item.failure === null ? '–' : 'keine')}
        {item.attempts > 1 && <span className="second-line">{item.attempts} Versuche</span>}
      </td>
      {onReplay && (
        <td className="kern-table__cell" data-label="Aktion">
          {item.state !== 'PENDING' && (
            <Button small label={`Wiederholen: ${name}`} onClick={onReplay}>
              Wiederholen
            </Button>
          )}
        </td>
      )}
    </tr>
  );
}
