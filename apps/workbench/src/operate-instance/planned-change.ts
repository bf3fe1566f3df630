import type { Schemas } from '../api/client.js';

/** Variables for one scope, as JSON that was checked. */
export interface PlannedVariables {
  /** Id of the element whose scope takes them; undefined: the whole instance. */
  readonly scopeId?: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** One thing that is to be done to the instance; nothing happens before all are applied together. */
export type PlannedChange =
  | {
      readonly kind: 'activate';
      readonly elementId: string;
      /** Element instance to begin in; undefined: the living scope. */
      readonly ancestorKey?: string;
      readonly variables: readonly PlannedVariables[];
    }
  | {
      readonly kind: 'move';
      readonly sourceId: string;
      readonly targetId: string;
      readonly ancestorKey?: string;
      readonly variables: readonly PlannedVariables[];
    }
  | { readonly kind: 'terminate'; readonly elementId: string };

type Modification = Schemas['ModifyProcessInstanceRequest'];

/** The plan as the server takes it. */
export function modificationOf(plan: readonly PlannedChange[]): Modification {
  return {
    activateInstructions: plan.flatMap((change) =>
      change.kind === 'activate'
        ? [
            {
              elementId: change.elementId,
              ...(change.ancestorKey === undefined ? {} : { ancestorElementInstanceKey: change.ancestorKey }),
              variableInstructions: instructionsOf(change.variables),
            },
          ]
        : [],
    ),
    moveInstructions: plan.flatMap((change) =>
      change.kind === 'move'
        ? [
            {
              sourceElementInstruction: { sourceType: 'byId' as const, sourceElementId: change.sourceId },
              targetElementId: change.targetId,
              // Without a chosen scope the target begins beside the source, or in the scope around both.
              ancestorScopeInstruction:
                change.ancestorKey === undefined
                  ? { ancestorScopeType: 'inferred' as const }
                  : { ancestorScopeType: 'direct' as const, ancestorElementInstanceKey: change.ancestorKey },
              variableInstructions: instructionsOf(change.variables),
            },
          ]
        : [],
    ),
    terminateInstructions: plan.flatMap((change) =>
      change.kind === 'terminate' ? [{ elementId: change.elementId }] : [],
    ),
  };
}

function instructionsOf(variables: readonly PlannedVariables[]) {
  return variables.map(({ scopeId, variables: values }) => ({
    variables: { ...values },
    ...(scopeId === undefined ? {} : { scopeId }),
  }));
}

/** A planned change in a sentence. */
export function changeText(change: PlannedChange, nameOf: (elementId: string) => string): string {
  switch (change.kind) {
    case 'activate':
      return `„${nameOf(change.elementId)}“ beginnen${withVariables(change.variables)}`;
    case 'move':
      return `Von „${nameOf(change.sourceId)}“ nach „${nameOf(change.targetId)}“ verschieben${withVariables(change.variables)}`;
    case 'terminate':
      return `„${nameOf(change.elementId)}“ beenden`;
  }
}

function withVariables(variables: readonly PlannedVariables[]): string {
  const names = variables.flatMap(({ variables: values }) => Object.keys(values));
  return names.length === 0 ? '' : `, mit ${names.join(', ')}`;
}
