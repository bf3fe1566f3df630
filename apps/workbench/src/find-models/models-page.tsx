import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Schemas } from '../api/client.js';
import { modelsQuery } from '../edit-model/model-query.js';
import { mayDo, useSession } from '../session/session.js';
import { EmptyState } from '../ui/empty-state.js';
import { formatDuration } from '../ui/format-duration.js';
import { formatMoment } from '../ui/format.js';
import { type Column, ListTable } from '../ui/list-table.js';
import { Loading } from '../ui/loading.js';
import { PageTitle } from '../ui/page-title.js';
import { ProblemMessage } from '../ui/problem-message.js';

/** All processes with their versions and how many cases run on each. */
export function ModelsPage() {
  const session = useSession();
  const models = useQuery(modelsQuery);
  return (
    <>
      <PageTitle>Modelle</PageTitle>
      {mayDo(session, 'RESOURCE', 'CREATE') && (
        <p className="form-actions">
          <Link to="/modelle/neu" className="kern-btn kern-btn--primary kern-btn--x-small">
            <span className="kern-label">Neues Modell</span>
          </Link>
          <Link to="/modelle/importieren" className="kern-link">
            Modell aus einem anderen Programm importieren
          </Link>
        </p>
      )}
      {models.isPending && <Loading what="Die Modelle werden geladen" />}
      {models.error && <ProblemMessage error={models.error} onRetry={() => void models.refetch()} />}
      {models.data?.items.length === 0 && <EmptyState title="Noch ist kein Modell bereitgestellt" />}
      {models.data?.items.map((model) => (
        <ModelVersions key={model.processDefinitionId} model={model} />
      ))}
    </>
  );
}

const columns: readonly Column[] = [
  'Version',
  'Bereitgestellt',
  { kind: 'numeric', heading: 'Laufende Vorgänge' },
  { kind: 'numeric', heading: 'Beendete Vorgänge' },
  { kind: 'numeric', heading: 'Störungen' },
  'Historie bleibt',
];

function ModelVersions({ model }: { readonly model: Schemas['Model'] }) {
  const titleId = `model-${model.processDefinitionId}`;
  return (
    <section className="section" aria-labelledby={titleId}>
      <h2 className="kern-heading-small" id={titleId}>
        {model.name}
      </h2>
      <ListTable labelledBy={titleId} columns={columns}>
        {model.versions.map((version, index) => (
          <tr key={version.processDefinitionKey} className="kern-table__row">
            <th scope="row" className="kern-table__cell row-head">
              <Link
                to="/modelle/$processDefinitionKey"
                params={{ processDefinitionKey: version.processDefinitionKey }}
                className="kern-link"
                aria-label={`${model.name}, Version ${version.version} öffnen`}
              >
                {`Version ${version.version}`}
              </Link>
              {index === 0 && <span className="second-line">Neue Vorgänge beginnen hier</span>}
            </th>
            <td className="kern-table__cell" data-label="Bereitgestellt">
              {formatMoment(version.deployedAt)}
              <span className="second-line"> {version.deployedByName}</span>
            </td>
            <td className="kern-table__cell kern-table__cell--numeric" data-label="Laufende Vorgänge">
              {version.activeInstances}
            </td>
            <td className="kern-table__cell kern-table__cell--numeric" data-label="Beendete Vorgänge">
              {version.endedInstances}
            </td>
            <td className="kern-table__cell kern-table__cell--numeric" data-label="Störungen">
              {version.incidents}
            </td>
            <td className="kern-table__cell" data-label="Historie bleibt">
              {keptFor(version.historyTimeToLive)}
            </td>
          </tr>
        ))}
      </ListTable>
    </section>
  );
}

/** Counted from the end of the instance; that of a case is kept at least as long as the case. */
function keptFor(timeToLive: string | null): string {
  return timeToLive === null ? 'unbegrenzt' : `${formatDuration(timeToLive)} nach dem Ende`;
}
