import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ModelEditor } from '../edit-model/model-editor.js';
import { Loading } from '../ui/loading.js';
import { PageTitle } from '../ui/page-title.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { ChooseFile } from './choose-file.js';
import { ImportReport } from './import-report.js';
import { sendModelFile } from './send-model-file.js';

/** Brings a model of another program into the modeller, with a report of what was done to it. */
export function ImportPage() {
  const [file, setFile] = useState<File | null>(null);
  const convert = useMutation({
    mutationFn: ({ chosen, removeForeign }: { chosen: File; removeForeign: boolean }) =>
      sendModelFile(chosen, removeForeign),
  });
  const imported = convert.data;

  function take(chosen: File) {
    setFile(chosen);
    convert.mutate({ chosen, removeForeign: false });
  }

  return (
    <>
      <p className="back">
        <Link to="/modelle" className="kern-link">
          <span className="kern-icon kern-icon--arrow-back" aria-hidden="true" /> Alle Modelle
        </Link>
      </p>
      {!imported && <PageTitle>Modell importieren</PageTitle>}
      {!imported && !convert.isPending && <ChooseFile onFile={take} />}
      {convert.isPending && <Loading what="Das Modell wird umgewandelt" />}
      {convert.error && <ProblemMessage error={convert.error} />}
      {imported && file && (
        <ModelEditor
          key={imported.xml}
          model={newModel(imported.resourceName, imported.xml)}
          report={({ nameOf, onSelect }) => (
            <ImportReport
              entries={imported.entries}
              nameOf={nameOf}
              onSelect={onSelect}
              isBusy={convert.isPending}
              onRemoveForeign={() => convert.mutate({ chosen: file, removeForeign: true })}
            />
          )}
        />
      )}
    </>
  );
}

/** A model that was never deployed. */
function newModel(resourceName: string, xml: string) {
  const name = resourceName.replace(/\.bpmn$/, '');
  return {
    processDefinitionKey: '',
    processDefinitionId: '',
    name,
    version: 0,
    newestVersion: 0,
    resourceName,
    xml,
  };
}
