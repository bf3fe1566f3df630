import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import { modelsQuery } from '../edit-model/model-query.js';
import { FindingList } from '../edit-model/problems-panel.js';
import { Alert } from '../ui/alert.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { countOf } from '../ui/format.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { findingsOf } from './findings-of.js';

interface DeployModelProps {
  readonly model: Schemas['ModelSource'];
  /** Forms that are deployed with it. */
  readonly forms: readonly Schemas['FormRequest'][];
  readonly exportXml: () => Promise<string>;
  readonly nameOf: (elementId: string) => string;
  readonly onSelect: (elementId: string) => void;
  readonly onDeployed: () => void;
}

/** Deploys the edited model as a new version, after saying what that means for running cases. */
export function DeployModel({ model, forms, exportXml, nameOf, onSelect, onDeployed }: DeployModelProps) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [isOpen, setIsOpen] = useState(false);
  const models = useQuery({ ...modelsQuery, enabled: isOpen });
  const deploy = useMutation({
    mutationFn: async () =>
      answerOf(
        api.POST('/api/models/deploy', {
          body: { resourceName: model.resourceName, xml: await exportXml(), ...formsOf(forms) },
        }),
      ),
    onSuccess: () => {
      onDeployed();
      return queries.invalidateQueries({ queryKey: modelsQuery.queryKey });
    },
  });
  const running = models.data?.items
    .find((item) => item.processDefinitionId === model.processDefinitionId)
    ?.versions.reduce((sum, version) => sum + version.activeInstances, 0);

  function close() {
    const deployed = deploy.data;
    setIsOpen(false);
    deploy.reset();
    if (deployed && deployed.processDefinitionKey !== model.processDefinitionKey) {
      void navigate({
        to: '/modelle/$processDefinitionKey',
        params: { processDefinitionKey: deployed.processDefinitionKey },
        ignoreBlocker: true,
      });
    }
  }

  return (
    <>
      <Button kind="primary" small onClick={() => setIsOpen(true)}>
        Bereitstellen
      </Button>
      <Dialog
        title="Neue Version bereitstellen"
        isOpen={isOpen}
        onClose={close}
        actions={
          deploy.data ? null : (
            <Button kind="primary" busy={deploy.isPending} onClick={() => deploy.mutate()}>
              Jetzt bereitstellen
            </Button>
          )
        }
      >
        {deploy.data ? (
          <DeployedNotice deployed={deploy.data} />
        ) : (
          <p className="kern-body">
            {`Neue Vorgänge beginnen mit der neuen Version. ${runningText(running)}`}
          </p>
        )}
        {deploy.error && (
          <DeploymentFailure
            error={deploy.error}
            nameOf={nameOf}
            onSelect={(elementId) => {
              close();
              onSelect(elementId);
            }}
          />
        )}
      </Dialog>
    </>
  );
}

function formsOf(forms: DeployModelProps['forms']): { forms?: Schemas['FormRequest'][] } {
  if (forms.length === 0) return {};
  return { forms: forms.map(({ resourceName, content }) => ({ resourceName, content })) };
}

function runningText(running: number | undefined): string {
  if (running === undefined) return 'Laufende Vorgänge bleiben auf ihrer Version.';
  if (running === 0) return 'Zurzeit läuft kein Vorgang dieses Verfahrens.';
  return `${countOf(running, 'laufender Vorgang bleibt', 'laufende Vorgänge bleiben')} auf der bisherigen Version.`;
}

function DeployedNotice({ deployed }: { readonly deployed: Schemas['DeployedModel'] }) {
  if (!deployed.changed) {
    return (
      <Alert kind="info" title="Nichts hat sich geändert" live="polite">
        <p className="kern-body">{`Das Modell gleicht Version ${deployed.version}. Es gibt keine neue Version.`}</p>
      </Alert>
    );
  }
  return (
    <Alert kind="success" title={`Version ${deployed.version} ist bereitgestellt`} live="polite">
      <p className="kern-body">
        {deployed.instancesOnOlderVersions === 0
          ? 'Kein Vorgang läuft auf einer älteren Version.'
          : `${countOf(deployed.instancesOnOlderVersions, 'laufender Vorgang bleibt', 'laufende Vorgänge bleiben')} auf der Version, mit der sie begonnen haben.`}
      </p>
    </Alert>
  );
}

function DeploymentFailure({
  error,
  nameOf,
  onSelect,
}: {
  readonly error: unknown;
  readonly nameOf: (elementId: string) => string;
  readonly onSelect: (elementId: string) => void;
}) {
  const findings = findingsOf(error);
  if (findings.length === 0) return <ProblemMessage error={error} />;
  return (
    <Alert kind="danger" title="Das Modell wurde nicht bereitgestellt" live="assertive">
      <p className="kern-body">Wählen Sie ein Problem, um das Element zu zeigen.</p>
      <FindingList findings={findings} nameOf={nameOf} onSelect={onSelect} />
    </Alert>
  );
}
