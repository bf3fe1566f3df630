import { useQuery } from '@tanstack/react-query';
import { Dialog } from '../ui/dialog.js';
import { formatPrecise } from '../ui/format.js';
import { Loading } from '../ui/loading.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { deliveryQuery } from './webhook-queries.js';
import { eventText } from './webhook-words.js';

/** A delivery with everything that was sent and every answer. */
export function DeliveryDialog({
  subscriptionId,
  deliveryId,
  onClose,
}: {
  readonly subscriptionId: string;
  readonly deliveryId: string;
  readonly onClose: () => void;
}) {
  const found = useQuery(deliveryQuery(subscriptionId, deliveryId));
  const delivery = found.data;
  return (
    <Dialog title={delivery ? eventText(delivery.eventType) : 'Meldung'} isOpen onClose={onClose}>
      {found.isPending && <Loading what="Die Meldung wird geladen" />}
      {found.error && <ProblemMessage error={found.error} onRetry={() => void found.refetch()} />}
      {delivery && (
        <>
          <h3 className="kern-title">Versuche</h3>
          {delivery.log.length === 0 && <p className="kern-body">Noch kein Versuch.</p>}
          <ol className="kern-list kern-list--number">
            {delivery.log.map((attempt) => (
              <li key={attempt.attempt}>
                {formatPrecise(attempt.attemptedAt)}:{' '}
                {attempt.responseStatus === null ? 'keine Antwort' : `Status ${attempt.responseStatus}`} nach{' '}
                {attempt.durationMs.toLocaleString('de-DE')} ms
                {attempt.failure !== null && <span className="second-line">{attempt.failure}</span>}
              </li>
            ))}
          </ol>
          <h3 className="kern-title">Gesendet</h3>
          <pre className="kern-body" tabIndex={0} aria-label="Gesendetes Ereignis">
            {JSON.stringify(JSON.parse(delivery.content), null, 2)}
          </pre>
        </>
      )}
    </Dialog>
  );
}
