import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../api/client.js';
import { Alert } from '../ui/alert.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { TextInput } from '../ui/text-input.js';
import { readVariable, type VariableRow } from './instance-queries.js';
import { parseJson } from './read-variables.js';

/** Changes a variable, or adds one to a scope. What is typed stays, whatever the page reads anew meanwhile. */
export function EditVariable({
  variable,
  scopeKey,
  scopeName,
  onDone,
}: {
  /** Absent: a new one. */
  readonly variable?: VariableRow;
  readonly scopeKey: string;
  readonly scopeName: string;
  readonly onDone: (what: string) => void;
}) {
  const queries = useQueryClient();
  const [opened, setOpened] = useState<{ readonly value: string } | null>(null);
  const [name, setName] = useState('');
  const [text, setText] = useState('');
  const [errors, setErrors] = useState<{ readonly name?: string; readonly value?: string }>({});
  const id = variable?.variableKey ?? `new-${scopeKey}`;
  const open = useMutation({
    mutationFn: () => (variable ? readVariable(variable.variableKey) : Promise.resolve(null)),
    onSuccess: (whole) => {
      const value = whole ? pretty(whole.value) : '';
      setName(variable?.name ?? '');
      setText(value);
      setErrors({});
      setOpened({ value: variable?.value ?? '' });
    },
  });
  const save = useMutation({
    mutationFn: (value: unknown) =>
      answerOf(
        api.PUT('/v2/element-instances/{elementInstanceKey}/variables', {
          params: { path: { elementInstanceKey: scopeKey } },
          body: { variables: { [name.trim()]: value }, local: true },
        }),
      ),
    onSuccess: async () => {
      setOpened(null);
      onDone(`Die Variable „${name.trim()}“ ist gesetzt.`);
      await queries.invalidateQueries({ queryKey: ['instance'] });
    },
  });
  function confirm() {
    const value = parseJson(text);
    const found = {
      ...(name.trim() === '' ? { name: 'Geben Sie den Namen der Variablen an.' } : {}),
      ...(value.ok ? {} : { value: `${value.message} Texte stehen in Anführungszeichen.` }),
    };
    setErrors(found);
    if (value.ok && name.trim() !== '') save.mutate(value.value);
  }
  return (
    <>
      <Button
        small
        kind="tertiary"
        busy={open.isPending}
        label={variable ? `Ändern: ${variable.name}` : `Variable hinzufügen: ${scopeName}`}
        onClick={() => open.mutate()}
      >
        {variable ? 'Ändern' : 'Variable hinzufügen'}
      </Button>
      {open.error && <ProblemMessage error={open.error} />}
      <Dialog
        title={variable ? `Variable „${variable.name}“ ändern` : `Variable in „${scopeName}“ hinzufügen`}
        isOpen={opened !== null}
        onClose={() => {
          setOpened(null);
          save.reset();
        }}
        actions={
          <Button kind="primary" busy={save.isPending} onClick={confirm}>
            Speichern
          </Button>
        }
      >
        <p className="kern-body">
          Der Wert gilt sofort. Bedingungen, die ihn lesen, werden neu geprüft; das kann die Instanz
          weiterlaufen lassen. Die Änderung steht im Protokoll.
        </p>
        {opened && variable && variable.value !== opened.value && (
          <Alert kind="warning" title="Der Wert hat sich inzwischen geändert" live="polite">
            <p className="kern-body">Wenn Sie speichern, gilt Ihre Eingabe.</p>
          </Alert>
        )}
        {!variable && (
          <TextInput id={`${id}-name`} label="Name" value={name} onChange={setName} error={errors.name} />
        )}
        <TextInput
          id={`${id}-value`}
          label="Wert als JSON"
          hint='Zum Beispiel 25, true, "Kiel" oder {"ort": "Kiel"}'
          rows={6}
          value={text}
          onChange={setText}
          error={errors.value}
        />
        {save.error && <ProblemMessage error={save.error} />}
      </Dialog>
    </>
  );
}

function pretty(json: string): string {
  const parsed = parseJson(json);
  return parsed.ok ? JSON.stringify(parsed.value, null, 2) : json;
}
