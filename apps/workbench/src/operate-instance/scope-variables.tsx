import { useQuery } from '@tanstack/react-query';
import { Badge } from '../ui/badge.js';
import { elementTypeName } from '../diagram/element-type.js';
import { Loading } from '../ui/loading.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { EditVariable } from './edit-variable.js';
import { variablesQuery, type VariableRow } from './instance-queries.js';
import type { ScopeNode } from './scope-tree.js';

/** What lives in the instance, as a tree, each scope with its variables. */
export function ScopeVariables({
  processInstanceKey,
  tree,
  mayChange,
  onDone,
}: {
  readonly processInstanceKey: string;
  readonly tree: readonly ScopeNode[];
  readonly mayChange: boolean;
  readonly onDone: (what: string) => void;
}) {
  const variables = useQuery(variablesQuery(processInstanceKey));
  if (variables.isPending) return <Loading what="Die Variablen werden geladen" />;
  if (variables.error) {
    return <ProblemMessage error={variables.error} onRetry={() => void variables.refetch()} />;
  }
  const rows = variables.data.items;
  const known = new Set(allKeys(tree));
  const others = rows.filter(({ scopeKey }) => !known.has(scopeKey));
  return (
    <section className="panel" aria-labelledby="variables-title">
      <h2 className="kern-heading-small" id="variables-title">
        Bereiche und Variablen
      </h2>
      {tree.length > 0 && <ScopeList nodes={tree} rows={rows} mayChange={mayChange} onDone={onDone} />}
      {others.length > 0 && (
        <>
          <h3 className="kern-title">Aus beendeten Schritten</h3>
          <VariableList rows={others} mayChange={false} onDone={onDone} />
        </>
      )}
      {tree.length === 0 && rows.length === 0 && (
        <p className="kern-body kern-body--muted">Es gibt keine Variablen.</p>
      )}
    </section>
  );
}

function allKeys(nodes: readonly ScopeNode[]): readonly string[] {
  return nodes.flatMap((node) => [node.key, ...allKeys(node.children)]);
}

function ScopeList({
  nodes,
  rows,
  mayChange,
  onDone,
}: {
  readonly nodes: readonly ScopeNode[];
  readonly rows: readonly VariableRow[];
  readonly mayChange: boolean;
  readonly onDone: (what: string) => void;
}) {
  return (
    <ul className="scope-tree">
      {nodes.map((node) => {
        const own = rows.filter(({ scopeKey }) => scopeKey === node.key);
        return (
          <li key={node.key}>
            <p className="scope-tree__name">
              <span>{node.name}</span> <span className="outline__type">{elementTypeName(node.type)}</span>{' '}
              {node.hasIncident && <Badge kind="danger">Störung</Badge>}
            </p>
            {own.length > 0 && <VariableList rows={own} mayChange={mayChange} onDone={onDone} />}
            {mayChange && <EditVariable scopeKey={node.key} scopeName={node.name} onDone={onDone} />}
            {node.children.length > 0 && (
              <ScopeList nodes={node.children} rows={rows} mayChange={mayChange} onDone={onDone} />
            )}
          </li>
        );
      })}
    </ul>
  );
}

function VariableList({
  rows,
  mayChange,
  onDone,
}: {
  readonly rows: readonly VariableRow[];
  readonly mayChange: boolean;
  readonly onDone: (what: string) => void;
}) {
  return (
    <dl className="variable-list">
      {rows.map((row) => (
        <div key={row.variableKey}>
          <dt>{row.name}</dt>
          <dd>
            <code className="value">{shortValue(row.value)}</code>
            {mayChange && (
              <EditVariable variable={row} scopeKey={row.scopeKey} scopeName="" onDone={onDone} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function shortValue(value: string): string {
  return value.length <= 200 ? value : `${value.slice(0, 200)} …`;
}
