import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { describeInstanceState } from '../operate-instances/instance-words.js';
import { BackLink } from '../ui/back-link.js';
import { Badge } from '../ui/badge.js';
import { formatMoment } from '../ui/format.js';
import { Loading } from '../ui/loading.js';
import { PageTitle } from '../ui/page-title.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { instanceQuery, type OperatedInstance } from './instance-queries.js';
import { OperateInstance } from './operate-instance.js';

const route = getRouteApi('/betrieb/instanzen/$processInstanceKey');

/** One process instance: where it stands, what it knows, and everything that can be done with it. */
export function InstancePage() {
  const { processInstanceKey } = route.useParams();
  const instance = useQuery(instanceQuery(processInstanceKey));
  return (
    <>
      <BackLink to="/betrieb/instanzen" search={{ state: 'running' }}>
        Alle Instanzen
      </BackLink>
      <PageTitle tab={`Instanz ${processInstanceKey}`}>
        {titleOf(instance.data, processInstanceKey)}
      </PageTitle>
      {instance.isPending && <Loading what="Die Instanz wird geladen" />}
      {instance.error && !instance.data && (
        <ProblemMessage error={instance.error} onRetry={() => void instance.refetch()} />
      )}
      {instance.data && (
        <>
          <InstanceFacts instance={instance.data} />
          <OperateInstance key={processInstanceKey} instance={instance.data} />
        </>
      )}
    </>
  );
}

function titleOf(instance: OperatedInstance | undefined, key: string): string {
  return instance
    ? `${instance.processDefinitionName ?? instance.processDefinitionId}, Instanz ${key}`
    : `Instanz ${key}`;
}

function InstanceFacts({ instance }: { readonly instance: OperatedInstance }) {
  const state = describeInstanceState(instance);
  return (
    <dl className="facts">
      <div>
        <dt>Zustand</dt>
        <dd className="badge-row">
          <Badge kind={state.kind}>{state.text}</Badge>
          {instance.isSuspended && instance.hasIncident && <Badge kind="warning">Angehalten</Badge>}
        </dd>
      </div>
      <div>
        <dt>Version</dt>
        <dd>{instance.processDefinitionVersion}</dd>
      </div>
      {instance.businessId !== null && (
        <div>
          <dt>Geschäftszeichen</dt>
          <dd>{instance.businessId}</dd>
        </div>
      )}
      <div>
        <dt>Begonnen</dt>
        <dd>{formatMoment(instance.startDate)}</dd>
      </div>
      {instance.endDate !== null && (
        <div>
          <dt>Beendet</dt>
          <dd>{formatMoment(instance.endDate)}</dd>
        </div>
      )}
    </dl>
  );
}
