import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { BackLink } from '../ui/back-link.js';
import { EmptyState } from '../ui/empty-state.js';
import { countOf } from '../ui/format.js';
import { Loading } from '../ui/loading.js';
import { PageTitle } from '../ui/page-title.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { SelectInput } from '../ui/select-input.js';
import { TextInput } from '../ui/text-input.js';
import { EventTable } from './event-table.js';
import { filterEvents, type AuditEvent, type EventFilter } from './filter-events.js';
import { historyQuery } from './history-query.js';
import { VerifyChain } from './verify-chain.js';

const route = getRouteApi('/pruefung/$caseId');

/** Who did what when in a case, with values before and after. */
export function HistoryPage() {
  const { caseId } = route.useParams();
  const history = useQuery(historyQuery(caseId));
  return (
    <>
      <BackLink to="/pruefung">Alle Vorgänge</BackLink>
      {history.isPending && <Loading what="Der Verlauf wird geladen" />}
      {history.error && <ProblemMessage error={history.error} onRetry={() => void history.refetch()} />}
      {history.data && (
        <>
          <PageTitle
            aside={<ExportLinks caseId={caseId} />}
          >{`Verlauf ${history.data.fileNumber}`}</PageTitle>
          <VerifyChain caseId={caseId} />
          <FilteredEvents events={history.data.events} />
        </>
      )}
    </>
  );
}

function ExportLinks({ caseId }: { readonly caseId: string }) {
  return (
    <>
      <a className="kern-link" href={`/api/audit/cases/${caseId}/history.csv`} download>
        Als CSV herunterladen
      </a>
      <a className="kern-link" href={`/api/audit/cases/${caseId}/history.json`} download>
        Als JSON herunterladen
      </a>
    </>
  );
}

function FilteredEvents({ events }: { readonly events: readonly AuditEvent[] }) {
  const [filter, setFilter] = useState<EventFilter>({ topic: 'all', text: '' });
  const shown = useMemo(() => filterEvents(events, filter), [events, filter]);
  return (
    <>
      <div className="controls__fields" role="search" aria-label="Verlauf">
        <TextInput
          id="history-text"
          type="search"
          label="Suchen"
          value={filter.text}
          onChange={(text) => setFilter({ ...filter, text })}
        />
        <SelectInput
          id="history-topic"
          label="Zeigen"
          value={filter.topic}
          options={[
            { value: 'all', label: 'Alles' },
            { value: 'people', label: 'Was Menschen getan haben' },
            { value: 'values', label: 'Angaben und Entscheidungen' },
            { value: 'steps', label: 'Schritte im Ablauf' },
            { value: 'faults', label: 'Störungen' },
          ]}
          onChange={(topic) => setFilter({ ...filter, topic })}
        />
      </div>
      <p className="kern-body kern-body--muted" role="status">
        {`${countOf(shown.length, 'Eintrag', 'Einträge')} von ${events.length}`}
      </p>
      {shown.length === 0 ? <EmptyState title="Kein Eintrag passt" /> : <EventTable events={shown} />}
    </>
  );
}
