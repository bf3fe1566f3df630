import { extension, text, type ModdleElement } from '../document/moddle-element.js';
import type { ConditionFilter, VariableEvent } from '../graph/event-definition.js';

const EVENTS: readonly VariableEvent[] = ['create', 'update'];

/** The `zeebe:conditionalFilter` of a conditional event definition. */
export function readConditionFilter(definition: ModdleElement): ConditionFilter | undefined {
  const filter = extension(definition, 'zeebe:ConditionalFilter');
  if (filter === undefined) return undefined;
  const variableNames = listed(filter, 'variableNames');
  const variableEvents = listed(filter, 'variableEvents').filter(isVariableEvent);
  return {
    ...(variableNames.length > 0 && { variableNames }),
    ...(variableEvents.length > 0 && { variableEvents }),
  };
}

/** The entries of a list with commas. */
export function listed(
  filter: ModdleElement,
  property: 'variableNames' | 'variableEvents',
): readonly string[] {
  return (text(filter, property) ?? '')
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}

export function isVariableEvent(name: string): name is VariableEvent {
  return EVENTS.some((event) => event === name);
}
