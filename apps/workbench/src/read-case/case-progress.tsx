import { useQuery } from '@tanstack/react-query';
import { modelQuery } from '../edit-model/model-query.js';
import { DiagramView } from '../diagram/diagram-view.js';
import { Loading } from '../ui/loading.js';
import { ProblemMessage } from '../ui/problem-message.js';
import type { CaseDetail } from './case-query.js';
import { marksOfCase } from './marks-of-case.js';

/** The diagram of the version on which the case runs, with where it stands. */
export function CaseProgress({ detail }: { readonly detail: CaseDetail }) {
  const model = useQuery({
    ...modelQuery(detail.processDefinitionKey ?? ''),
    enabled: detail.processDefinitionKey !== null,
  });
  return (
    <section className="panel" aria-labelledby="progress-title">
      <h2 className="kern-heading-small" id="progress-title">
        Stand im Ablauf
      </h2>
      {detail.processDefinitionKey === null && (
        <p className="kern-body">
          {detail.processState !== 'DELETED'
            ? 'Der Ablauf beginnt in diesem Augenblick.'
            : 'Die Daten des Ablaufs wurden gelöscht. Antrag, Dokumente, Zahlungen und Notizen sind noch da. Was geschehen ist, steht im Protokoll unter „Prüfung“.'}
        </p>
      )}
      {model.isLoading && <Loading what="Das Diagramm wird geladen" />}
      {model.error && <ProblemMessage error={model.error} onRetry={() => void model.refetch()} />}
      {model.data && (
        <>
          <DiagramView
            xml={model.data.xml}
            label={`${model.data.name}, Version ${model.data.version}`}
            marks={marksOfCase(detail.steps)}
          />
          <ul className="legend" aria-label="Zeichen im Diagramm">
            <li className="legend__active">Der Vorgang ist hier</li>
            <li className="legend__completed">Erledigt</li>
            <li className="legend__incident">Störung</li>
          </ul>
        </>
      )}
    </section>
  );
}
