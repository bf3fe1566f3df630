import { useMutation } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../api/client.js';
import { downloadText } from '../ui/download-text.js';
import { mayDo, useSession } from '../session/session.js';
import { Alert } from '../ui/alert.js';
import { Button } from '../ui/button.js';
import { PageTitle } from '../ui/page-title.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { ImportReport } from './import-report.js';

/** Decisions of another program: what became of them, and the way to the server or back to a file. */
export function ImportedDecisions({
  imported,
  isBusy,
  onRemoveForeign,
}: {
  readonly imported: Schemas['ImportedModel'];
  readonly isBusy: boolean;
  readonly onRemoveForeign: () => void;
}) {
  const mayDeploy = mayDo(useSession(), 'RESOURCE', 'CREATE');
  const { resourceName, xml, entries, problems } = imported;
  const deploy = useMutation({
    mutationFn: () =>
      answerOf(
        api.POST('/v2/deployments', {
          body: { resources: [] },
          bodySerializer: () => {
            const form = new FormData();
            form.append('resources', new Blob([xml], { type: 'text/xml' }), resourceName);
            return form;
          },
        }),
      ),
  });
  return (
    <>
      <PageTitle tab={resourceName}>{`Entscheidungen aus ${resourceName}`}</PageTitle>
      <div className="form-actions">
        {mayDeploy && problems.length === 0 && (
          <Button kind="primary" small busy={deploy.isPending} onClick={() => deploy.mutate()}>
            Bereitstellen
          </Button>
        )}
        <Button small icon="download" onClick={() => downloadText(xml, resourceName)}>
          Herunterladen
        </Button>
      </div>
      {deploy.error && <ProblemMessage error={deploy.error} />}
      {deploy.data && (
        <Alert kind="success" title="Die Entscheidungen sind bereitgestellt" live="polite">
          <p className="kern-body">Prozesse rufen sie ab jetzt in dieser Fassung auf.</p>
        </Alert>
      )}
      {problems.length > 0 && (
        <Alert kind="warning" title="So lassen sie sich noch nicht bereitstellen">
          <ul className="reason-list">
            {problems.map(({ elementId, message, fix }) => (
              <li key={`${elementId} ${message}`}>
                {`${elementId}: `}
                <span lang="en">{`${message} ${fix}`}</span>
              </li>
            ))}
          </ul>
        </Alert>
      )}
      <ImportReport
        entries={entries}
        nameOf={(elementId) => elementId}
        isBusy={isBusy}
        onRemoveForeign={onRemoveForeign}
      />
    </>
  );
}
