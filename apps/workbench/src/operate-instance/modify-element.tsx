import { useState } from 'react';
import type { ModelElement } from '../diagram/model-elements.js';
import { elementTypeName } from '../diagram/element-type.js';
import { Button } from '../ui/button.js';
import { SelectInput } from '../ui/select-input.js';
import { TextInput } from '../ui/text-input.js';
import type { PlannedChange, PlannedVariables } from './planned-change.js';
import { readVariables } from './read-variables.js';
import { possibleAncestors, type ScopeNode } from './scope-tree.js';

/** What can be planned at the chosen element. */
export function ModifyElement({
  element,
  elements,
  tree,
  tokens,
  onPlan,
}: {
  readonly element: ModelElement;
  readonly elements: readonly ModelElement[];
  readonly tree: readonly ScopeNode[];
  /** Living instances by element. */
  readonly tokens: Readonly<Record<string, number>>;
  readonly onPlan: (change: PlannedChange) => void;
}) {
  const here = tokens[element.id] ?? 0;
  const sources = elements.filter(({ id }) => (tokens[id] ?? 0) > 0 && id !== element.id);
  const ancestors = possibleAncestors(tree, element.scopeIds);
  const hasChoice = new Set(ancestors.map(({ key }) => key)).size > element.scopeIds.length;
  const [ancestorKey, setAncestorKey] = useState('');
  const [source, setSource] = useState('');
  const [scopeId, setScopeId] = useState('');
  const [text, setText] = useState('');
  const [error, setError] = useState<string | undefined>();
  const canBegin = element.type !== 'bpmn:StartEvent' && element.type !== 'bpmn:BoundaryEvent';
  const names = new Map(elements.map(({ id, name }) => [id, name]));

  function plan(build: (variables: readonly PlannedVariables[]) => PlannedChange) {
    const read = readVariables(text);
    setError(read.ok ? undefined : read.message);
    if (!read.ok) return;
    const isEmpty = Object.keys(read.variables).length === 0;
    onPlan(build(isEmpty ? [] : [{ ...(scopeId === '' ? {} : { scopeId }), variables: read.variables }]));
    setText('');
  }
  const place = ancestorKey === '' ? {} : { ancestorKey };
  return (
    <section className="panel" aria-labelledby="modify-title">
      <h2 className="kern-heading-small" id="modify-title">
        {element.name}
      </h2>
      <p className="kern-body kern-body--muted">
        {`${elementTypeName(element.type)}, ${here === 0 ? 'hier ist nichts im Gang' : here === 1 ? 'hier ist einmal etwas im Gang' : `hier ist ${here}-mal etwas im Gang`}`}
      </p>
      {canBegin ? (
        <>
          {hasChoice && (
            <SelectInput
              id="modify-ancestor"
              label="Wo soll es beginnen?"
              value={ancestorKey}
              options={[
                { value: '', label: 'Im laufenden Bereich' },
                ...ancestors.map(({ key, label }) => ({ value: key, label })),
              ]}
              onChange={setAncestorKey}
            />
          )}
          <TextInput
            id="modify-variables"
            label="Variablen (optional)"
            hint='Als JSON, zum Beispiel {"betrag": 25}'
            rows={3}
            value={text}
            onChange={(next) => {
              setText(next);
              setError(undefined);
            }}
            error={error}
          />
          {text.trim() !== '' && (
            <SelectInput
              id="modify-scope"
              label="Die Variablen gelten"
              value={scopeId}
              options={[
                { value: '', label: 'In der ganzen Instanz' },
                ...element.scopeIds
                  .slice(0, -1)
                  .map((id) => ({ value: id, label: `Nur in „${names.get(id) ?? id}“` })),
                { value: element.id, label: `Nur in „${element.name}“` },
              ]}
              onChange={setScopeId}
            />
          )}
          <div className="form-actions">
            <Button
              small
              onClick={() =>
                plan((variables) => ({ kind: 'activate', elementId: element.id, ...place, variables }))
              }
            >
              Hier beginnen
            </Button>
          </div>
          {sources.length > 0 && (
            <div className="form-actions">
              <SelectInput
                id="modify-source"
                label="Hierher verschieben von"
                value={source}
                options={[
                  { value: '', label: 'Bitte wählen' },
                  ...sources.map(({ id, name }) => ({ value: id, label: `${name} (${tokens[id] ?? 0})` })),
                ]}
                onChange={setSource}
              />
              {source !== '' && (
                <Button
                  small
                  onClick={() =>
                    plan((variables) => ({
                      kind: 'move',
                      sourceId: source,
                      targetId: element.id,
                      ...place,
                      variables,
                    }))
                  }
                >
                  Hierher verschieben
                </Button>
              )}
            </div>
          )}
        </>
      ) : (
        <p className="kern-body">
          {element.type === 'bpmn:StartEvent'
            ? 'An einem Startereignis lässt sich nichts beginnen. Wählen Sie das Element dahinter.'
            : 'Ein angeheftetes Ereignis tritt von selbst ein. Wählen Sie das Element dahinter.'}
        </p>
      )}
      {here > 0 && (
        <div className="form-actions">
          <Button small onClick={() => onPlan({ kind: 'terminate', elementId: element.id })}>
            {here === 1 ? 'Hier beenden' : `Hier alle ${here} beenden`}
          </Button>
        </div>
      )}
    </section>
  );
}
