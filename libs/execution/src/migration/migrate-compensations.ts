import type { ElementId, ExecutableProcess, FlowNode } from '@vorgang/bpmn';
import type { MigratedCompensation } from '../changes/migration-change.js';
import { emit, type Execution } from '../conduct/execution.js';
import { compensationEventSubProcess } from '../conduct/register-compensation.js';
import type { ElementInstanceKey } from '../keys.js';
import type { CompensationRecord, ElementInstance, PendingCompensation } from '../state/execution-state.js';
import type { Mapping } from './read-mapping.js';

/**
 * What was done can be undone by the handlers of the target. An activity goes on as its own instruction says, or that
 * of its compensation boundary event, or under its id; where the target has no handler for it, it cannot be undone any
 * more. Source: Camunda 8 documentation, "Process instance migration", section "Compensation boundary events".
 *
 * @param scopeKey the scope that remembers it from now on
 */
export function migrateCompensations(
  execution: Execution,
  source: ExecutableProcess,
  mapping: Mapping,
  holder: ElementInstance,
  scopeKey: ElementInstanceKey,
): void {
  const { compensations = [], pendingCompensations = [] } = holder;
  if (compensations.length === 0 && pendingCompensations.length === 0) return;
  const activities: Record<ElementId, MigratedCompensation> = {};
  for (const activityId of activityIds([...compensations, ...pendingCompensations])) {
    const migrated = migratedActivity(execution, source, mapping, activityId);
    if (migrated !== undefined) activities[activityId] = migrated;
  }
  emit(execution, { kind: 'compensationsMigrated', elementInstanceKey: holder.key, scopeKey, activities });
}

function activityIds(records: readonly (CompensationRecord | PendingCompensation)[]): ReadonlySet<ElementId> {
  return new Set(
    records.flatMap(({ activityId, inner }) => [
      activityId,
      ...(inner === undefined ? [] : activityIds(inner)),
    ]),
  );
}

function migratedActivity(
  execution: Execution,
  source: ExecutableProcess,
  mapping: Mapping,
  activityId: ElementId,
): MigratedCompensation | undefined {
  const node = targetActivity(execution.process, source, mapping, activityId);
  if (node?.kind !== 'task' && node?.kind !== 'container') return undefined;
  const handlerId = node.compensationHandlerId ?? compensationEventSubProcess(execution, node.id);
  return { activityId: node.id, ...(handlerId === undefined ? {} : { handlerId }) };
}

function targetActivity(
  target: ExecutableProcess,
  source: ExecutableProcess,
  mapping: Mapping,
  activityId: ElementId,
): FlowNode | undefined {
  const told = mapping.elements.get(activityId);
  if (told !== undefined) return target.nodes.get(told);
  const boundary = [...source.nodes.values()].find(
    (node) =>
      node.kind === 'event' &&
      node.attachedToId === activityId &&
      node.definitions.some(({ kind }) => kind === 'compensation'),
  );
  const event =
    boundary === undefined ? undefined : target.nodes.get(mapping.elements.get(boundary.id) ?? '');
  if (event?.kind === 'event' && event.attachedToId !== undefined)
    return target.nodes.get(event.attachedToId);
  return target.nodes.get(activityId);
}
