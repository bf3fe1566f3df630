import { useQuery } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import { useMemo, useReducer, useState } from 'react';
import { DiagramView } from '../diagram/diagram-view.js';
import { modelElements } from '../diagram/model-elements.js';
import { modelQuery } from '../edit-model/model-query.js';
import { mayDo, useSession } from '../session/session.js';
import { Alert } from '../ui/alert.js';
import { countOf } from '../ui/format.js';
import { Loading } from '../ui/loading.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { ElementList } from './element-list.js';
import { InstanceActions } from './instance-actions.js';
import { InstanceFamily } from './instance-family.js';
import { InstanceHistory } from './instance-history.js';
import { InstanceIncidents } from './instance-incidents.js';
import { countsQuery, elementsQuery, incidentsQuery, type OperatedInstance } from './instance-queries.js';
import { ModifyElement } from './modify-element.js';
import { changePlan, emptyPlan } from './plan-history.js';
import { PlanPanel } from './plan-panel.js';
import { ScopeVariables } from './scope-variables.js';
import { scopeTree } from './scope-tree.js';

/** The diagram with what is under way, the plan of changes, and the lists beside it. */
export function OperateInstance({ instance }: { readonly instance: OperatedInstance }) {
  const { processInstanceKey, processDefinitionKey } = instance;
  const session = useSession();
  const model = useQuery(modelQuery(processDefinitionKey));
  const living = useQuery(elementsQuery(processInstanceKey, 'living'));
  const counts = useQuery(countsQuery(processInstanceKey));
  const incidents = useQuery(incidentsQuery(processInstanceKey));
  const [isModifying, setIsModifying] = useState(false);
  const [history, change] = useReducer(changePlan, emptyPlan);
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const [done, setDone] = useState('');
  const elements = useMemo(() => modelElements(model.data?.xml ?? ''), [model.data]);
  useBlocker({
    shouldBlockFn: () =>
      history.plan.length > 0 &&
      !window.confirm('Die geplanten Änderungen sind noch nicht ausgeführt. Seite trotzdem verlassen?'),
    enableBeforeUnload: () => history.plan.length > 0,
  });

  const isRunning = instance.state === 'ACTIVE';
  const mayUpdate = isRunning && mayDo(session, 'PROCESS_DEFINITION', 'UPDATE_PROCESS_INSTANCE');
  const tree = scopeTree(living.data?.items ?? []);
  const tokens = tokensOf(living.data?.items ?? []);
  const stuck = [...new Set((incidents.data?.items ?? []).map(({ elementId }) => elementId))];
  const names = new Map(elements.map(({ id, name }) => [id, name]));
  const nameOf = (elementId: string) => names.get(elementId) ?? elementId;
  const chosen = elements.find(({ id }) => id === selectedId);
  const error = living.error ?? counts.error ?? incidents.error;

  function leaveModification() {
    change({ kind: 'clear' });
    setIsModifying(false);
    setSelectedId(null);
  }
  return (
    <>
      <div role="status" className="situation">
        {done !== '' && <Alert kind="success" title={done} />}
      </div>
      {instance.isSuspended && (
        <div className="situation">
          <Alert kind="warning" title="Diese Instanz ist angehalten">
            <p className="kern-body">
              Nichts geht weiter, bis jemand sie fortsetzt. Fristen und Nachrichten warten so lange.
            </p>
          </Alert>
        </div>
      )}
      <InstanceActions
        instance={instance}
        isModifying={isModifying}
        onModify={() => {
          setDone('');
          setIsModifying(true);
        }}
        onDone={setDone}
      />
      {error && <ProblemMessage error={error} />}
      <div className={isModifying && isRunning ? 'two-columns' : undefined}>
        <div>
          <section className="panel" aria-labelledby="diagram-title">
            <h2 className="kern-heading-small" id="diagram-title">
              Stand im Ablauf
            </h2>
            {model.isPending && <Loading what="Das Diagramm wird geladen" />}
            {model.error && <ProblemMessage error={model.error} onRetry={() => void model.refetch()} />}
            {model.data && (
              <>
                <DiagramView
                  xml={model.data.xml}
                  label={`${model.data.name}, Version ${model.data.version}`}
                  marks={{
                    active: Object.keys(tokens),
                    incidents: stuck,
                    completed: (counts.data?.items ?? [])
                      .filter(({ completed }) => completed > 0)
                      .map(({ elementId }) => elementId),
                  }}
                  counts={tokens}
                  choice={{ selectedId, onSelect: setSelectedId }}
                />
                <ul className="legend" aria-label="Zeichen im Diagramm">
                  <li className="legend__active">Hier ist etwas im Gang, mit der Anzahl</li>
                  <li className="legend__completed">Erledigt</li>
                  <li className="legend__incident">Störung</li>
                </ul>
              </>
            )}
          </section>
          <ElementList
            elements={elements}
            tokens={tokens}
            incidents={stuck}
            selectedId={selectedId}
            onSelect={setSelectedId}
          />
        </div>
        {isModifying && isRunning && (
          <div>
            <PlanPanel
              processInstanceKey={processInstanceKey}
              history={history}
              onChange={change}
              nameOf={nameOf}
              onApplied={(count) => {
                setDone(
                  count === 1
                    ? 'Die Änderung ist ausgeführt.'
                    : `${countOf(count, '', 'Änderungen')} sind ausgeführt.`,
                );
                leaveModification();
              }}
              onLeave={leaveModification}
            />
            {chosen && (
              <ModifyElement
                key={chosen.id}
                element={chosen}
                elements={elements}
                tree={tree}
                tokens={tokens}
                onPlan={(planned) => change({ kind: 'add', change: planned })}
              />
            )}
          </div>
        )}
      </div>
      <div className="two-columns case-columns">
        <div>
          <InstanceIncidents
            incidents={incidents.data?.items ?? []}
            nameOf={nameOf}
            mayResolve={mayUpdate}
            onDone={setDone}
          />
          <ScopeVariables
            processInstanceKey={processInstanceKey}
            tree={tree}
            mayChange={mayUpdate}
            onDone={setDone}
          />
        </div>
        <div>
          <InstanceFamily processInstanceKey={processInstanceKey} />
          <InstanceHistory processInstanceKey={processInstanceKey} />
        </div>
      </div>
    </>
  );
}

/** Living instances by element; the process itself is no place in the diagram. */
function tokensOf(
  rows: readonly { readonly elementId: string; readonly type: string }[],
): Readonly<Record<string, number>> {
  const tokens: Record<string, number> = {};
  for (const { elementId, type } of rows) {
    if (type !== 'PROCESS') tokens[elementId] = (tokens[elementId] ?? 0) + 1;
  }
  return tokens;
}
