import type { FlowNode } from '@vorgang/bpmn';

/**
 * Whether a wait ends with what it waited for. Only events that do not interrupt go on waiting, and of these not the
 * parallel multiple ones: each of their definitions counts once per round.
 */
export function closesWithFirst(event: FlowNode): boolean {
  if (event.kind !== 'event' || event.parallelMultiple === true) return true;
  const mayGoOn = event.position === 'boundary' || event.position === 'start';
  return !mayGoOn || event.interrupting;
}
