import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { Schemas } from '../api/client.js';
import { ModelEditor } from '../edit-model/model-editor.js';
import { modelsQuery } from '../edit-model/model-query.js';
import { unsavedModel } from '../edit-model/unsaved-model.js';
import { BackLink } from '../ui/back-link.js';
import { Button } from '../ui/button.js';
import { PageTitle } from '../ui/page-title.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { TextInput } from '../ui/text-input.js';
import { emptyModel } from './empty-model.js';
import { isProcessId, processIdOf } from './process-id-of.js';

/** Begins a model of a procedure that has none yet: asks for its name, then opens the editor. */
export function BeginModelPage() {
  const [model, setModel] = useState<Schemas['ModelSource'] | null>(null);
  return (
    <>
      <BackLink to="/modelle">Alle Modelle</BackLink>
      {model ? <ModelEditor model={model} /> : <NameProcess onBegin={setModel} />}
    </>
  );
}

function NameProcess({ onBegin }: { readonly onBegin: (model: Schemas['ModelSource']) => void }) {
  const models = useQuery(modelsQuery);
  const [name, setName] = useState('');
  const [ownId, setOwnId] = useState<string | null>(null);
  const [wasAsked, setWasAsked] = useState(false);
  const processId = ownId ?? processIdOf(name);
  const taken = models.data?.items.find((item) => item.processDefinitionId === processId);
  const nameError = name.trim() === '' ? 'Geben Sie dem Verfahren einen Namen.' : undefined;
  const idError = idProblem(processId, taken?.name);

  function begin(event: FormEvent) {
    event.preventDefault();
    setWasAsked(true);
    if (nameError || idError) {
      document.getElementById(nameError ? 'process-name' : 'process-id')?.focus();
      return;
    }
    const processName = name.trim();
    onBegin(
      unsavedModel({
        name: processName,
        resourceName: `${processId}.bpmn`,
        xml: emptyModel(processId, processName),
      }),
    );
  }

  return (
    <form className="short-form" noValidate onSubmit={begin}>
      <PageTitle>Neues Modell</PageTitle>
      {models.error && <ProblemMessage error={models.error} onRetry={() => void models.refetch()} />}
      <TextInput
        id="process-name"
        label="Wie heißt das Verfahren?"
        hint="So, wie Bürgerinnen und Bürger es kennen, zum Beispiel: Hundesteuer anmelden"
        value={name}
        onChange={setName}
        {...(wasAsked && nameError ? { error: nameError } : {})}
      />
      <TextInput
        id="process-id"
        label="Technischer Name"
        hint="Schnittstellen sprechen das Verfahren damit an. Er bleibt in allen Versionen gleich."
        value={processId}
        onChange={setOwnId}
        {...((wasAsked || taken) && idError ? { error: idError } : {})}
      />
      <Button kind="primary" type="submit">
        Modell zeichnen
      </Button>
    </form>
  );
}

function idProblem(processId: string, takenBy: string | undefined): string | undefined {
  if (takenBy !== undefined)
    return `So heißt schon das Modell „${takenBy}“. Wählen Sie einen anderen technischen Namen.`;
  if (processId === '') return 'Geben Sie einen technischen Namen an.';
  if (!isProcessId(processId))
    return 'Erlaubt sind Buchstaben, Ziffern, Punkt, Binde- und Unterstrich. Am Anfang steht ein Buchstabe.';
  return undefined;
}
