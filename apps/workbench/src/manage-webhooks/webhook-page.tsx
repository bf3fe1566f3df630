import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { mayDo, useSession } from '../session/session.js';
import { Alert } from '../ui/alert.js';
import { Badge } from '../ui/badge.js';
import { formatMoment } from '../ui/format.js';
import { Loading } from '../ui/loading.js';
import { PageTitle } from '../ui/page-title.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { OperationsViews } from '../watch-operations/operations-views.js';
import { DeliveryLog } from './delivery-log.js';
import { SubscriptionActions } from './subscription-actions.js';
import { subscriptionQuery, type Subscription } from './webhook-queries.js';
import { eventText, subscriptionStatus } from './webhook-words.js';

const route = getRouteApi('/betrieb/webhooks/$subscriptionId');

/** One webhook: how it does, what it was told, telling it again. */
export function WebhookPage() {
  const { subscriptionId } = route.useParams();
  const found = useQuery(subscriptionQuery(subscriptionId));
  const mayChange = mayDo(useSession(), 'SYSTEM', 'UPDATE');
  const subscription = found.data;
  if (!subscription) {
    return (
      <>
        <PageTitle>Webhook</PageTitle>
        <OperationsViews />
        {found.error ? (
          <ProblemMessage error={found.error} onRetry={() => void found.refetch()} />
        ) : (
          <Loading what="Der Webhook wird geladen" />
        )}
      </>
    );
  }
  const status = subscriptionStatus(subscription);
  return (
    <>
      <PageTitle aside={<Badge kind={status.kind}>{status.text}</Badge>}>{subscription.name}</PageTitle>
      <OperationsViews />
      <PauseNotice subscription={subscription} />
      <dl className="facts">
        <Fact label="Adresse" value={subscription.url} />
        <Fact
          label="Ereignisse"
          value={
            subscription.eventTypes.length === 0 ? 'Alle' : subscription.eventTypes.map(eventText).join(', ')
          }
        />
        <Fact
          label="Verfahren"
          value={
            subscription.processDefinitionIds.length === 0
              ? 'Alle'
              : subscription.processDefinitionIds.join(', ')
          }
        />
        <Fact
          label="Angelegt"
          value={`${formatMoment(subscription.createdAt)} von ${subscription.createdBy}`}
        />
      </dl>
      {mayChange && <SubscriptionActions subscription={subscription} />}
      <DeliveryLog subscriptionId={subscriptionId} mayChange={mayChange} />
    </>
  );
}

function PauseNotice({ subscription }: { readonly subscription: Subscription }) {
  const { pausedBecause, failingSince, failures } = subscription;
  if (pausedBecause === 'NO_ANSWER' || pausedBecause === 'GONE') {
    return (
      <Alert kind="danger" title="Dieser Webhook wurde automatisch angehalten">
        <p className="kern-body">
          {pausedBecause === 'GONE'
            ? 'Der Empfänger hat geantwortet, dass er keine Meldungen mehr will (Status 410).'
            : 'Der Empfänger hat einen Tag lang keine Meldung angenommen.'}{' '}
          Neue Meldungen werden 30 Tage aufgehoben. Prüfen Sie den Empfänger und setzen Sie den Webhook dann
          fort.
        </p>
      </Alert>
    );
  }
  if (failingSince === null) return null;
  return (
    <Alert kind="warning" title={`Seit ${formatMoment(failingSince)} ohne Erfolg`}>
      <p className="kern-body">
        Fehlgeschlagene Versuche: {failures}. Jede Meldung wird drei Tage lang wieder versucht.
      </p>
    </Alert>
  );
}

function Fact({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
