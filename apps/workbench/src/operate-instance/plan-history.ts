import type { PlannedChange } from './planned-change.js';

/** The plan and the ways back and forward. */
export interface PlanHistory {
  readonly plan: readonly PlannedChange[];
  readonly past: readonly (readonly PlannedChange[])[];
  readonly future: readonly (readonly PlannedChange[])[];
}

export const emptyPlan: PlanHistory = { plan: [], past: [], future: [] };

export type PlanAction =
  | { readonly kind: 'add'; readonly change: PlannedChange }
  | { readonly kind: 'remove'; readonly index: number }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }
  | { readonly kind: 'clear' };

/** Every step can be taken back, also taking back one change from the middle. */
export function changePlan(history: PlanHistory, action: PlanAction): PlanHistory {
  const { plan, past, future } = history;
  switch (action.kind) {
    case 'add':
      return { plan: [...plan, action.change], past: [...past, plan], future: [] };
    case 'remove':
      return { plan: plan.toSpliced(action.index, 1), past: [...past, plan], future: [] };
    case 'undo': {
      const before = past.at(-1);
      return before === undefined
        ? history
        : { plan: before, past: past.slice(0, -1), future: [plan, ...future] };
    }
    case 'redo': {
      const [after, ...rest] = future;
      return after === undefined ? history : { plan: after, past: [...past, plan], future: rest };
    }
    case 'clear':
      return emptyPlan;
  }
}
