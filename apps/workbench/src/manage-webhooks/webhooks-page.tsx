import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api } from '../api/client.js';
import { mayDo, useSession } from '../session/session.js';
import { Badge } from '../ui/badge.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { EmptyState } from '../ui/empty-state.js';
import { ListTable } from '../ui/list-table.js';
import { Loading } from '../ui/loading.js';
import { PageTitle } from '../ui/page-title.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { OperationsViews } from '../watch-operations/operations-views.js';
import { SigningKeys } from './signing-keys.js';
import { SubscriptionForm, type SubscriptionFields } from './subscription-form.js';
import { subscriptionsQuery, type Subscription } from './webhook-queries.js';
import { eventText, subscriptionStatus } from './webhook-words.js';

/** Who outside is told of what happens here. */
export function WebhooksPage() {
  const subscriptions = useQuery(subscriptionsQuery);
  const [isAdding, setIsAdding] = useState(false);
  const mayChange = mayDo(useSession(), 'SYSTEM', 'UPDATE');
  const items = subscriptions.data?.items ?? [];
  return (
    <>
      <PageTitle
        aside={
          mayChange && (
            <Button kind="primary" onClick={() => setIsAdding(true)}>
              Webhook anlegen …
            </Button>
          )
        }
      >
        Webhooks
      </PageTitle>
      <OperationsViews />
      <p className="kern-body">
        Ein Webhook meldet einem anderen Programm, was hier geschieht. Gemeldet wird nur, dass etwas geschehen
        ist, niemals der Inhalt eines Antrags.
      </p>
      {subscriptions.isPending && <Loading what="Die Webhooks werden geladen" />}
      {subscriptions.error && (
        <ProblemMessage error={subscriptions.error} onRetry={() => void subscriptions.refetch()} />
      )}
      {subscriptions.data && items.length === 0 && (
        <EmptyState title="Noch kein Webhook">
          <p>Legen Sie einen an, wenn ein anderes Programm von Vorgängen erfahren soll.</p>
        </EmptyState>
      )}
      {items.length > 0 && <SubscriptionTable items={items} />}
      <SigningKeys mayChange={mayChange} />
      {isAdding && <AddDialog onClose={() => setIsAdding(false)} />}
    </>
  );
}

function SubscriptionTable({ items }: { readonly items: readonly Subscription[] }) {
  return (
    <ListTable caption="Webhooks" columns={['Webhook', 'Stand', 'Ereignisse']}>
      {items.map((item) => {
        const status = subscriptionStatus(item);
        return (
          <tr key={item.subscriptionId} className="kern-table__row">
            <th scope="row" className="kern-table__cell row-head" data-label="Webhook">
              <Link
                to="/betrieb/webhooks/$subscriptionId"
                params={{ subscriptionId: item.subscriptionId }}
                className="kern-link"
              >
                {item.name}
              </Link>
              <span className="second-line">{item.url}</span>
            </th>
            <td className="kern-table__cell" data-label="Stand">
              <Badge kind={status.kind}>{status.text}</Badge>
            </td>
            <td className="kern-table__cell" data-label="Ereignisse">
              {item.eventTypes.length === 0 ? 'Alle' : item.eventTypes.map(eventText).join(', ')}
            </td>
          </tr>
        );
      })}
    </ListTable>
  );
}

function AddDialog({ onClose }: { readonly onClose: () => void }) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const add = useMutation({
    mutationFn: (body: SubscriptionFields) => answerOf(api.POST('/api/webhook-subscriptions', { body })),
    onSuccess: async ({ subscriptionId }) => {
      await queries.invalidateQueries({ queryKey: ['webhooks'] });
      await navigate({ to: '/betrieb/webhooks/$subscriptionId', params: { subscriptionId } });
    },
  });
  return (
    <Dialog title="Webhook anlegen" isOpen onClose={onClose}>
      <SubscriptionForm
        submitLabel="Webhook anlegen"
        isBusy={add.isPending}
        error={add.error}
        onSubmit={(fields) => add.mutate(fields)}
      />
    </Dialog>
  );
}
