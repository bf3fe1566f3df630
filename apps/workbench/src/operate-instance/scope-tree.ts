import type { ElementRow } from './instance-queries.js';

/** A living element instance with what lives in it. */
export interface ScopeNode {
  readonly key: string;
  readonly elementId: string;
  readonly name: string;
  readonly type: string;
  readonly hasIncident: boolean;
  readonly children: readonly ScopeNode[];
}

/** The living element instances as they lie in one another; the process is the root, under the key of the instance. */
export function scopeTree(rows: readonly ElementRow[]): readonly ScopeNode[] {
  const known = new Set(rows.map(({ elementInstanceKey }) => elementInstanceKey));
  const inside = new Map<string | null, ElementRow[]>();
  for (const row of rows) {
    const scope = row.scopeKey !== null && known.has(row.scopeKey) ? row.scopeKey : null;
    inside.set(scope, [...(inside.get(scope) ?? []), row]);
  }
  const build = (key: string | null): readonly ScopeNode[] =>
    (inside.get(key) ?? []).toReversed().map((row) => ({
      key: row.elementInstanceKey,
      elementId: row.elementId,
      name: row.elementName,
      type: row.type,
      hasIncident: row.hasIncident,
      children: build(row.elementInstanceKey),
    }));
  return build(null);
}

/** All nodes of a tree, outer before inner. */
export function flatten(nodes: readonly ScopeNode[]): readonly ScopeNode[] {
  return nodes.flatMap((node) => [node, ...flatten(node.children)]);
}

/** Living scopes that an element lies in by the model, innermost first, with how they are told apart. */
export function possibleAncestors(
  nodes: readonly ScopeNode[],
  scopeIds: readonly string[],
): readonly { readonly key: string; readonly label: string }[] {
  const scopes = flatten(nodes).filter(
    ({ elementId, type }) => scopeIds.includes(elementId) && type !== 'MULTI_INSTANCE_BODY',
  );
  return scopes.map(({ key, name }) => ({ key, label: `${name} (${key})` }));
}
