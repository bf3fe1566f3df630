import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { describeInstanceState } from '../operate-instances/instance-words.js';
import { Badge } from '../ui/badge.js';
import { calledQuery, callersQuery } from './instance-queries.js';

/** Which instances called this one, and which it called; nothing where it stands alone. */
export function InstanceFamily({ processInstanceKey }: { readonly processInstanceKey: string }) {
  const callers = useQuery(callersQuery(processInstanceKey));
  const called = useQuery(calledQuery(processInstanceKey));
  const above = (callers.data ?? []).filter((entry) => entry.processInstanceKey !== processInstanceKey);
  const below = called.data?.items ?? [];
  if (above.length === 0 && below.length === 0) return null;
  return (
    <nav className="panel" aria-labelledby="family-title">
      <h2 className="kern-heading-small" id="family-title">
        Verbundene Instanzen
      </h2>
      {above.length > 0 && (
        <>
          <h3 className="kern-title">Aufgerufen von</h3>
          <ol className="plain-list">
            {above.map((entry) => (
              <li key={entry.processInstanceKey}>
                <InstanceLink
                  processInstanceKey={entry.processInstanceKey}
                  name={entry.processDefinitionName}
                />
              </li>
            ))}
          </ol>
        </>
      )}
      {below.length > 0 && (
        <>
          <h3 className="kern-title">Hat aufgerufen</h3>
          <ul className="plain-list">
            {below.map((item) => {
              const state = describeInstanceState(item);
              return (
                <li key={item.processInstanceKey}>
                  <InstanceLink
                    processInstanceKey={item.processInstanceKey}
                    name={item.processDefinitionName ?? item.processDefinitionId}
                  />
                  <span>
                    <Badge kind={state.kind}>{state.text}</Badge>
                  </span>
                </li>
              );
            })}
          </ul>
        </>
      )}
    </nav>
  );
}

function InstanceLink({
  processInstanceKey,
  name,
}: {
  readonly processInstanceKey: string;
  readonly name: string;
}) {
  return (
    <Link to="/betrieb/instanzen/$processInstanceKey" params={{ processInstanceKey }} className="kern-link">
      {`${name} (${processInstanceKey})`}
    </Link>
  );
}
