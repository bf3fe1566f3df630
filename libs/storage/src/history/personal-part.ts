import type { Change } from '@vorgang/execution';
import type { JsonValue } from '@vorgang/feel';

/**
 * The members of each kind of change that may hold personal data: what people entered, what was computed from it,
 * and free text about it. They stand apart from the payload, so that they can be erased without breaking the chain.
 * Names of variables, accounts of staff and the model's own texts are no personal data of the citizen and stay.
 */
const personalMembers: Partial<Record<Change['kind'], readonly string[]>> = {
  processInstanceCreated: ['businessId', 'tags'],
  variableCreated: ['value'],
  variableUpdated: ['value', 'previousValue'],
  triggerKept: ['trigger'],
  endDeferred: ['ending'],
  jobCompleted: ['denied'],
  userTaskTransitionStarted: ['variables'],
  userTaskTransitionEnded: ['reason'],
  jobFailed: ['errorMessage'],
  jobErrorThrown: ['errorMessage'],
  messageSubscriptionOpened: ['correlationKey'],
  signalThrown: ['variables'],
  escalationThrown: ['variables'],
  processCalled: ['variables'],
  errorThrownToParent: ['errorMessage', 'variables'],
  calledProcessErrorThrown: ['errorMessage'],
  loopStarted: ['items'],
  loopInstanceCompleted: ['result'],
  compensationRegistered: ['record'],
  compensationStarted: ['handlers'],
  incidentRaised: ['errorMessage'],
  decisionEvaluated: ['evaluatedDecisions', 'output', 'failure'],
};

/** Stands in the payload for a personal value: its place in the list beside it. */
interface PersonalReference {
  readonly $personal: number;
}

type ChangeData = Readonly<Record<string, JsonValue | undefined>>;

/** The changes with references in place of personal values, and those values. */
export interface SeparatedChanges {
  readonly payload: readonly JsonValue[];
  readonly personal: readonly JsonValue[];
}

/** Takes the personal values out of the changes. */
export function separatePersonalPart(changes: readonly Change[]): SeparatedChanges {
  const personal: JsonValue[] = [];
  const payload = changes.map((change): JsonValue => {
    const data = change as unknown as ChangeData;
    const members = personalMembers[change.kind]?.filter((member) => data[member] !== undefined) ?? [];
    if (members.length === 0) return data as JsonValue;
    const separated: Record<string, JsonValue> = { ...(data as Record<string, JsonValue>) };
    for (const member of members) {
      separated[member] = { $personal: personal.length };
      personal.push(data[member] as JsonValue);
    }
    return separated;
  });
  return { payload, personal };
}

/** Puts the personal values back. Where they were erased (null) each is null. */
export function restorePersonalPart(
  payload: readonly JsonValue[],
  personal: readonly JsonValue[] | null,
): readonly Change[] {
  return payload.map((entry) => {
    const data = entry as ChangeData;
    const members =
      personalMembers[data['kind'] as Change['kind']]?.filter((member) => data[member] !== undefined) ?? [];
    if (members.length === 0) return entry as unknown as Change;
    const restored: Record<string, JsonValue> = { ...(data as Record<string, JsonValue>) };
    for (const member of members) {
      const reference = data[member] as unknown as PersonalReference;
      restored[member] = personal?.[reference.$personal] ?? null;
    }
    return restored as unknown as Change;
  });
}
