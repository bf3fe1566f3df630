import type { ElementInstance, ElementInstancePhase } from './execution-state.js';

/** Where an element instance may go from each phase; `ENDED` stands for completed or terminated. */
const transitions: Readonly<Record<ElementInstancePhase, readonly (ElementInstancePhase | 'ENDED')[]>> = {
  ACTIVATING: ['ACTIVE', 'COMPLETING', 'TERMINATING', 'ENDED'],
  ACTIVE: ['COMPLETING', 'TERMINATING', 'ENDED'],
  COMPLETING: ['TERMINATING', 'ENDED'],
  TERMINATING: ['ENDED'],
};

/**
 * Refuses a transition that the life cycle does not know (BPMN 2.0.2 section 13.3.2).
 * Such a transition is a defect of the engine, never of a model, therefore it throws.
 */
export function assertTransition(instance: ElementInstance, to: ElementInstancePhase | 'ENDED'): void {
  if (transitions[instance.phase].includes(to)) return;
  throw new Error(
    `Element instance ${instance.key} of "${instance.elementId}" cannot go from ${instance.phase} to ${to}.`,
  );
}
