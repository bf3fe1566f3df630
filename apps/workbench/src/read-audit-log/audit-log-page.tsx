import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { AuditViews } from '../read-history/audit-views.js';
import { EmptyState } from '../ui/empty-state.js';
import { LoadMore } from '../ui/load-more.js';
import { Loading } from '../ui/loading.js';
import { PageTitle } from '../ui/page-title.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { AuditLogControls } from './audit-log-controls.js';
import { auditLogQuery } from './audit-log-query.js';
import { AuditLogTable } from './audit-log-table.js';

const route = getRouteApi('/pruefung/protokoll');

/** What operators and administrators did: who gave whom which right, who deployed and deleted what. */
export function AuditLogPage() {
  const filter = route.useSearch();
  const log = useInfiniteQuery(auditLogQuery(filter));
  const entries = log.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageTitle>Protokoll</PageTitle>
      <AuditViews />
      <p className="kern-body">
        Hier steht, wer Benutzer, Rollen und Rechte geändert, Modelle bereitgestellt oder gelöscht und
        Sammelaktionen gesteuert hat. Die Einträge sind wie die Verläufe verkettet und durch Prüfpunkte
        gesichert.
      </p>
      <AuditLogControls filter={filter} />
      {log.isPending && <Loading what="Das Protokoll wird geladen" />}
      {log.error && <ProblemMessage error={log.error} onRetry={() => void log.refetch()} />}
      {log.data && entries.length === 0 && <EmptyState title="Kein Eintrag passt" />}
      {entries.length > 0 && <AuditLogTable entries={entries} />}
      <LoadMore what="Einträge" pages={log} />
    </>
  );
}
