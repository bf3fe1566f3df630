import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { publicStatusText, outcomeText } from '../find-cases/case-words.js';
import { mayDo, useSession } from '../session/session.js';
import { Alert } from '../ui/alert.js';
import { BackLink } from '../ui/back-link.js';
import { Badge } from '../ui/badge.js';
import { formatDay } from '../ui/format.js';
import { Loading } from '../ui/loading.js';
import { PageTitle } from '../ui/page-title.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { ValueList } from '../ui/value-list.js';
import { CancelCase } from './cancel-case.js';
import { caseQuery, type CaseDetail } from './case-query.js';
import { Correspondence } from './correspondence.js';
import { CaseIncidents } from './case-incidents.js';
import { CaseNotes } from './case-notes.js';
import { CaseProgress } from './case-progress.js';
import { CaseSteps } from './case-steps.js';
import { NextSteps } from './next-steps.js';

const route = getRouteApi('/vorgaenge/$caseId');

/** One case on one screen: who, what, where it stands, what comes next and by when, and all that happened. */
export function CasePage() {
  const { caseId } = route.useParams();
  const detail = useQuery(caseQuery(caseId));
  return (
    <>
      <BackLink to="/vorgaenge">Alle Vorgänge</BackLink>
      {detail.isPending && <Loading what="Der Vorgang wird geladen" />}
      {detail.error && !detail.data && (
        <ProblemMessage error={detail.error} onRetry={() => void detail.refetch()} />
      )}
      {detail.data && <CaseScreen detail={detail.data} />}
    </>
  );
}

function CaseScreen({ detail }: { readonly detail: CaseDetail }) {
  const session = useSession();
  const isRunning = detail.processState === 'ACTIVE' || detail.processState === 'SUSPENDED';
  return (
    <>
      <PageTitle
        tab={`${detail.case.fileNumber} ${detail.case.applicantName}`}
        aside={
          isRunning && mayDo(session, 'PROCESS_DEFINITION', 'CANCEL_PROCESS_INSTANCE') ? (
            <CancelCase caseId={detail.case.caseId} fileNumber={detail.case.fileNumber} />
          ) : null
        }
      >
        {`${detail.case.applicantName}, ${detail.case.fileNumber}`}
      </PageTitle>
      <CaseFacts detail={detail} />
      {detail.case.closedAt === null && <CaseInterruption state={detail.processState} />}
      <CaseIncidents detail={detail} />
      <CaseProgress detail={detail} />
      <div className="two-columns case-columns">
        <div>
          <NextSteps detail={detail} />
          <CaseSteps steps={detail.steps} isDeleted={detail.processState === 'DELETED'} />
        </div>
        <div>
          <section className="panel" aria-labelledby="application-title">
            <h2 className="kern-heading-small" id="application-title">
              Angaben im Antrag
            </h2>
            <ValueList values={detail.application} />
          </section>
          <Correspondence detail={detail} />
          <CaseNotes caseId={detail.case.caseId} notes={detail.notes} />
        </div>
      </div>
    </>
  );
}

/** What operators did to the whole process, and what it means for the case. */
function CaseInterruption({ state }: { readonly state: CaseDetail['processState'] }) {
  switch (state) {
    case 'SUSPENDED':
      return (
        <div className="situation">
          <Alert kind="warning" title="Der Vorgang ist angehalten">
            <p className="kern-body">
              Aufgaben lassen sich gerade nicht erledigen, Fristen und Nachrichten warten. Die Administration
              kann ihn fortsetzen.
            </p>
          </Alert>
        </div>
      );
    case 'TERMINATED':
      return (
        <div className="situation">
          <Alert kind="warning" title="Der Vorgang wurde abgebrochen">
            <p className="kern-body">
              Er endete vor der Zeit, ohne dass der Ablauf zu Ende geführt wurde. Offene Aufgaben und Fristen
              gibt es nicht mehr.
            </p>
          </Alert>
        </div>
      );
    case 'DELETED':
      return (
        <div className="situation">
          <Alert kind="warning" title="Der Ablauf wurde gelöscht, bevor etwas entschieden war">
            <p className="kern-body">
              Antrag, Dokumente und Notizen sind noch da, Aufgaben und Fristen nicht mehr. Entscheiden Sie,
              wie es mit dem Antrag weitergeht, und sagen Sie es der antragstellenden Person.
            </p>
          </Alert>
        </div>
      );
    case 'COMPLETED':
      return (
        <div className="situation">
          <Alert kind="info" title="Der Ablauf ist zu Ende, der Vorgang aber noch nicht abgeschlossen">
            <p className="kern-body">
              Der Ablauf hat nicht festgehalten, wie der Antrag ausgegangen ist. Die antragstellende Person
              liest deshalb weiter, dass er bearbeitet wird.
            </p>
          </Alert>
        </div>
      );
    case 'STARTING':
    case 'ACTIVE':
      return null;
  }
}

/** Where a case that is not closed stands. */
function openText(state: CaseDetail['processState']): string {
  switch (state) {
    case 'STARTING':
    case 'ACTIVE':
      return 'Läuft';
    case 'SUSPENDED':
      return 'Angehalten';
    case 'TERMINATED':
      return 'Abgebrochen';
    case 'COMPLETED':
      return 'Ablauf zu Ende';
    case 'DELETED':
      return 'Ablauf gelöscht';
  }
}

function CaseFacts({ detail }: { readonly detail: CaseDetail }) {
  const { case: item } = detail;
  return (
    <dl className="facts">
      <div>
        <dt>Verfahren</dt>
        <dd>{item.processName}</dd>
      </div>
      <div>
        <dt>Eingang</dt>
        <dd>{formatDay(item.openedAt)}</dd>
      </div>
      <div>
        <dt>Stand</dt>
        <dd>
          {item.closedAt ? (
            <Badge kind={item.outcome === 'GRANTED' ? 'success' : 'info'}>
              {`${outcomeText(item.outcome)} am ${formatDay(item.closedAt)}`}
            </Badge>
          ) : (
            <Badge kind={item.incidentCount > 0 ? 'danger' : 'info'}>
              {item.incidentCount > 0 ? 'Störung' : openText(detail.processState)}
            </Badge>
          )}
        </dd>
      </div>
      <div>
        <dt>Status für Bürger/in</dt>
        <dd>{publicStatusText(detail.publicStatus)}</dd>
      </div>
      {detail.applicantEmail && (
        <div>
          <dt>E-Mail</dt>
          <dd>
            <a className="kern-link" href={`mailto:${detail.applicantEmail}`}>
              {detail.applicantEmail}
            </a>
          </dd>
        </div>
      )}
    </dl>
  );
}
