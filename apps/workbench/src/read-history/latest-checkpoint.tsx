import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.js';
import { nullWhereMissing } from '../api/null-where-missing.js';
import { formatPrecise } from '../ui/format.js';
import { ProblemMessage } from '../ui/problem-message.js';

/** The newest signed checkpoint over all histories, to keep it elsewhere. */
export function LatestCheckpoint() {
  const checkpoint = useQuery({
    queryKey: ['audit', 'checkpoint'],
    queryFn: () => nullWhereMissing(answerOf(api.GET('/api/audit/checkpoints/latest'))),
  });
  return (
    <section className="panel section" aria-labelledby="checkpoint-title">
      <h2 className="kern-heading-small" id="checkpoint-title">
        Unterschriebener Prüfpunkt
      </h2>
      <p className="kern-body">
        Ein Prüfpunkt hält den Stand aller Verläufe fest. Bewahren Sie ihn außerhalb dieses Systems auf: Er
        zeigt auch, wenn ein ganzer Vorgang verschwindet.
      </p>
      {checkpoint.data && (
        <p className="kern-body">
          {`Neuester Prüfpunkt vom ${formatPrecise(checkpoint.data.createdAt)}. `}
          <a className="kern-link" href="/api/audit/checkpoints/latest/note" download>
            Prüfpunkt herunterladen
          </a>
        </p>
      )}
      {checkpoint.data === null && <p className="kern-body">Es gibt noch keinen Prüfpunkt.</p>}
      {checkpoint.error && (
        <ProblemMessage error={checkpoint.error} onRetry={() => void checkpoint.refetch()} />
      )}
    </section>
  );
}
