import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.js';
import { formatPrecise } from '../ui/format.js';
import { Loading } from '../ui/loading.js';
import { PageTitle } from '../ui/page-title.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { HealthAlert } from './health-alert.js';
import { IncidentTable } from './incident-table.js';
import { JobTable } from './job-table.js';
import { OperationsViews } from './operations-views.js';
import { ProcessTable } from './process-table.js';

const refreshInterval = 10_000;

/** What runs, what waits and what is stuck; read again every ten seconds and on every hint. */
export function OperationsPage() {
  const overview = useQuery({
    queryKey: ['operations', 'overview'],
    queryFn: () => answerOf(api.GET('/api/operations/overview')),
    refetchInterval: refreshInterval,
  });
  return (
    <>
      <PageTitle>Betrieb</PageTitle>
      <OperationsViews />
      {overview.isPending && <Loading what="Die Übersicht wird geladen" />}
      {overview.error && <ProblemMessage error={overview.error} onRetry={() => void overview.refetch()} />}
      {overview.data && (
        <>
          <HealthAlert overview={overview.data} />
          <dl className="stat-row">
            <Stat
              label="Laufende Vorgänge"
              value={overview.data.processes.reduce((sum, process) => sum + process.active, 0)}
            />
            <Stat label="Offene Störungen" value={overview.data.incidents.length} />
            <Stat
              label="Wartende Arbeit"
              value={overview.data.jobs.reduce((sum, jobs) => sum + jobs.waiting, 0)}
            />
            <Stat label="Laufende Fristen" value={overview.data.timers} />
          </dl>
          <IncidentTable incidents={overview.data.incidents} />
          <ProcessTable processes={overview.data.processes} />
          <JobTable jobs={overview.data.jobs} />
          <p className="kern-body kern-body--muted">Stand: {formatPrecise(overview.data.at)}</p>
        </>
      )}
    </>
  );
}

function Stat({ label, value }: { readonly label: string; readonly value: number }) {
  return (
    <div className="stat">
      <dt>{label}</dt>
      <dd>{value.toLocaleString('de-DE')}</dd>
    </div>
  );
}
