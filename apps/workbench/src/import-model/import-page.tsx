import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ModelEditor } from '../edit-model/model-editor.js';
import { unsavedModel } from '../edit-model/unsaved-model.js';
import { BackLink } from '../ui/back-link.js';
import { Loading } from '../ui/loading.js';
import { PageTitle } from '../ui/page-title.js';
import { ChooseFile } from '../ui/choose-file.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { ImportedDecisions } from './imported-decisions.js';
import { ImportedForms } from './imported-forms.js';
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
      <BackLink to="/modelle">Alle Modelle</BackLink>
      {!imported && <PageTitle>Modell importieren</PageTitle>}
      {!imported && !convert.isPending && (
        <ChooseFile
          label="BPMN- oder DMN-Datei auswählen oder hierher ziehen"
          hint="Auch Dateien aus Camunda 7, Flowable, Signavio, ADONIS, ARIS und anderen Programmen. Höchstens 4 MB."
          accept=".bpmn,.dmn,.xml"
          onFile={take}
        />
      )}
      {convert.isPending && <Loading what="Das Modell wird umgewandelt" />}
      {convert.error && <ProblemMessage error={convert.error} />}
      {imported?.kind === 'decisions' && file && (
        <ImportedDecisions
          imported={imported}
          isBusy={convert.isPending}
          onRemoveForeign={() => convert.mutate({ chosen: file, removeForeign: true })}
        />
      )}
      {imported?.kind === 'process' && file && (
        <ModelEditor
          key={imported.xml}
          model={unsavedModel({
            name: imported.resourceName.replace(/\.bpmn$/, ''),
            resourceName: imported.resourceName,
            xml: imported.xml,
          })}
          forms={imported.forms}
          report={({ nameOf, onSelect }) => (
            <>
              <ImportReport
                entries={imported.entries}
                nameOf={nameOf}
                onSelect={onSelect}
                isBusy={convert.isPending}
                onRemoveForeign={() => convert.mutate({ chosen: file, removeForeign: true })}
              />
              <ImportedForms forms={imported.forms} />
            </>
          )}
        />
      )}
    </>
  );
}
