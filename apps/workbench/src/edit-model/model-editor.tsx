import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn.css';
import '@bpmn-io/properties-panel/dist/assets/properties-panel.css';
import 'bpmn-js-element-templates/dist/assets/element-templates.css';
import '@bpmn-io/element-template-chooser/dist/element-template-chooser.css';
import { useBlocker } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { Schemas } from '../api/client.js';
import { DeployModel } from '../deploy-model/deploy-model.js';
import { mayDo, useSession } from '../session/session.js';
import { Alert } from '../ui/alert.js';
import { Button } from '../ui/button.js';
import { PageTitle } from '../ui/page-title.js';
import { downloadText } from '../ui/download-text.js';
import { ElementOutline } from './element-outline.js';
import { ProblemsPanel } from './problems-panel.js';
import { useModelCheck } from './use-model-check.js';
import { useModeler } from './use-modeler.js';
import { XmlDialog } from './xml-dialog.js';

const leaveQuestion =
  'Ihre Änderungen am Modell sind noch nicht bereitgestellt. Möchten Sie die Seite trotzdem verlassen?';

/** What a report beside the drawing needs of it. */
export interface DrawingAccess {
  readonly nameOf: (elementId: string) => string;
  readonly onSelect: (elementId: string) => void;
}

/**
 * Outline, drawing and properties of one model, its problems, and the way to deploy it. Version 0 was never deployed.
 */
export function ModelEditor({
  model,
  forms = [],
  report,
}: {
  readonly model: Schemas['ModelSource'];
  /** Forms that are deployed with it. */
  readonly forms?: readonly Schemas['FormRequest'][];
  readonly report?: (drawing: DrawingAccess) => ReactNode;
}) {
  const session = useSession();
  const modeler = useModeler(model.xml);
  const [deployedRevision, setDeployedRevision] = useState(0);
  const [shownXml, setShownXml] = useState<string | null>(null);
  const check = useModelCheck(
    model.resourceName,
    modeler.revision,
    modeler.outline.length > 0,
    modeler.exportXml,
  );
  const isNew = model.version === 0;
  const isChanged = modeler.revision !== deployedRevision;
  const title = isNew
    ? `${model.name}, noch nicht bereitgestellt`
    : `${model.name}, Version ${model.version}`;
  const nameOf = (elementId: string) =>
    modeler.outline.find((entry) => entry.id === elementId)?.name ?? elementId;

  useBlocker({
    shouldBlockFn: () => isChanged && !window.confirm(leaveQuestion),
    enableBeforeUnload: isChanged,
  });

  return (
    <>
      <PageTitle
        tab={title}
        aside={
          <>
            <Button small onClick={() => void modeler.exportXml().then(setShownXml)}>
              XML ansehen
            </Button>
            <Button
              small
              icon="download"
              onClick={() => void modeler.exportXml().then((xml) => downloadText(xml, model.resourceName))}
            >
              Herunterladen
            </Button>
            {mayDo(session, 'RESOURCE', 'CREATE') && (
              <DeployModel
                model={model}
                forms={forms}
                exportXml={modeler.exportXml}
                nameOf={nameOf}
                onSelect={modeler.select}
                onDeployed={() => setDeployedRevision(modeler.revision)}
              />
            )}
          </>
        }
      >
        {title}
      </PageTitle>
      {model.version < model.newestVersion && (
        <Alert
          kind="info"
          title={`Dies ist eine ältere Version. Die neueste ist Version ${model.newestVersion}.`}
        />
      )}
      {modeler.importProblem && (
        <Alert kind="danger" title="Das Modell kann nicht geöffnet werden">
          <p className="kern-body">{modeler.importProblem}</p>
        </Alert>
      )}
      <p className="kern-body kern-body--muted" role="status">
        {stateText(isChanged, isNew)}
      </p>
      <div className="editor">
        <ElementOutline
          entries={modeler.outline}
          selectedId={modeler.selectedId}
          onSelect={modeler.select}
          onRename={modeler.rename}
        />
        <div className="editor__canvas" ref={modeler.canvas} />
        <section className="editor__properties" aria-label="Eigenschaften" ref={modeler.properties} />
      </div>
      {report?.({ nameOf, onSelect: modeler.select })}
      <ProblemsPanel check={check} nameOf={nameOf} onSelect={modeler.select} />
      <XmlDialog xml={shownXml} resourceName={model.resourceName} onClose={() => setShownXml(null)} />
    </>
  );
}

function stateText(isChanged: boolean, isNew: boolean): string {
  if (isNew) return 'Nur in diesem Fenster: Laden Sie das Modell herunter, oder stellen Sie es bereit.';
  return isChanged ? 'Geändert, noch nicht bereitgestellt' : 'Wie bereitgestellt';
}
