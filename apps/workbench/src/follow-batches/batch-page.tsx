import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Alert } from '../ui/alert.js';
import { Badge } from '../ui/badge.js';
import { formatPrecise } from '../ui/format.js';
import { Loading } from '../ui/loading.js';
import { PageTitle } from '../ui/page-title.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { OperationsViews } from '../watch-operations/operations-views.js';
import { BatchActions } from './batch-actions.js';
import { BatchItems } from './batch-items.js';
import { BatchProgress } from './batch-progress.js';
import { batchQuery } from './batch-queries.js';
import { batchStateText, operationText } from './batch-words.js';

const route = getRouteApi('/betrieb/sammelaktionen/$batchOperationKey');

/** One operation on many instances: how far it is, what failed, and steering it. */
export function BatchPage() {
  const { batchOperationKey } = route.useParams();
  const found = useQuery(batchQuery(batchOperationKey));
  const batch = found.data;
  if (found.error) {
    return (
      <>
        <PageTitle>Sammelaktion</PageTitle>
        <ProblemMessage error={found.error} onRetry={() => void found.refetch()} />
      </>
    );
  }
  if (!batch) return <Loading what="Die Sammelaktion wird geladen" />;
  const state = batchStateText(batch.state);
  return (
    <>
      <PageTitle aside={<Badge kind={state.kind}>{state.text}</Badge>}>
        {operationText(batch.operationType)}
      </PageTitle>
      <OperationsViews />
      {batch.failure !== null && (
        <Alert kind="danger" title="Die Instanzen konnten nicht gefunden werden">
          <p className="kern-body">{batch.failure}</p>
        </Alert>
      )}
      <div role="status">
        <BatchProgress id="batch-progress" batch={batch} />
      </div>
      <BatchActions
        batchOperationKey={batchOperationKey}
        state={batch.state}
        failed={batch.operationsFailedCount}
      />
      <dl className="facts">
        <Fact label="Begonnen von" value={batch.actorId ?? '–'} />
        <Fact label="Beginn" value={batch.startDate ? formatPrecise(batch.startDate) : 'Noch nicht'} />
        <Fact label="Ende" value={batch.endDate ? formatPrecise(batch.endDate) : 'Noch nicht'} />
      </dl>
      <BatchItems batchOperationKey={batchOperationKey} />
    </>
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
