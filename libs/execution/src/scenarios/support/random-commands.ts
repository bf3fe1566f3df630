import fc from 'fast-check';
import type {
  Command,
  ElementInstance,
  ElementInstanceKey,
  PlainState,
  MessageKey,
  SignalKey,
  Wait,
} from '../../index.js';

/** A choice among whatever an instance can be told at the moment. */
export interface Choice {
  readonly which: number;
  readonly how: number;
  readonly x: number;
}

export const randomChoices: fc.Arbitrary<readonly Choice[]> = fc.array(
  fc.record({ which: fc.nat(1000), how: fc.nat(1000), x: fc.integer({ min: 0, max: 9 }) }),
  { maxLength: 14 },
);

/** The command that a choice means in a state. */
export function chosenCommand(state: PlainState, choice: Choice): Command {
  const operations = forOperator(state, choice);
  const options = [...optionsIn(state, choice), setVariables(state, choice), ...operations];
  return options[choice.which % options.length]!;
}

/** What an operator may do: hold the instance or let it go on, set and take away tokens. */
function forOperator(state: PlainState, { how, x }: Choice): readonly Command[] {
  if (state.status === 'SUSPENDED') return [{ kind: 'resumeProcessInstance', includeCalledInstances: x > 5 }];
  const instances = Object.values(state.elementInstances);
  const one = instances[how % Math.max(instances.length, 1)];
  const other = instances[x % Math.max(instances.length, 1)];
  return [
    { kind: 'suspendProcessInstance', includeCalledInstances: x > 5 },
    ...(one === undefined || other === undefined ? [] : [modification(one, other, how)]),
  ];
}

function modification(one: ElementInstance, other: ElementInstance, how: number): Command {
  const nothing = { activateInstructions: [], moveInstructions: [], terminateInstructions: [] };
  const begin = { elementId: other.elementId, variableInstructions: [] };
  const kind = 'modifyProcessInstance';
  switch (how % 4) {
    case 0:
      return { ...nothing, kind, terminateInstructions: [{ elementInstanceKey: one.key }] };
    case 1:
      return { ...nothing, kind, activateInstructions: [begin] };
    case 2:
      return {
        ...nothing,
        kind,
        activateInstructions: [begin],
        terminateInstructions: [{ elementId: one.elementId }],
      };
    default:
      return {
        ...nothing,
        kind,
        moveInstructions: [
          {
            sourceElementInstruction: { sourceType: 'byKey', sourceElementInstanceKey: one.key },
            targetElementId: other.elementId,
            ancestorScopeInstruction: { ancestorScopeType: how % 3 === 0 ? 'sourceParent' : 'inferred' },
            variableInstructions: [],
          },
        ],
      };
  }
}

function optionsIn(state: PlainState, choice: Choice): readonly Command[] {
  return Object.values(state.elementInstances).flatMap((instance) => [
    ...instance.waits.map(
      (wait) => forAdHocJob(instance, wait, choice) ?? forWait(wait, choice, state.rootKey),
    ),
    ...forIncident(instance),
    ...forAdHoc(instance),
  ]);
}

function forWait(wait: Wait, { how, x }: Choice, rootKey: ElementInstanceKey): Command {
  switch (wait.kind) {
    case 'job':
      return wait.listener?.kind === 'TASK_LISTENER'
        ? forTaskListener(wait.jobKey, how, x)
        : forJob(wait.jobKey, how, x);
    case 'calledProcess': {
      const { calledProcessInstanceKey } = wait;
      if (how % 13 === 0)
        return { kind: 'refuseCalledProcess', calledProcessInstanceKey, reason: 'It cannot begin.' };
      if (how % 4 > 1) return { kind: 'completeCalledProcess', calledProcessInstanceKey, variables: { x } };
      if (how % 4 === 1) {
        const escalationCode = x > 5 ? 'E1' : 'E2';
        return {
          kind: 'throwCalledProcessEscalation',
          calledProcessInstanceKey,
          escalationCode,
          variables: { x },
        };
      }
      const errorCode = x > 5 ? 'E1' : 'E2';
      return {
        kind: 'throwCalledProcessError',
        calledProcessInstanceKey,
        errorCode,
        errorMessage: '',
        variables: {},
      };
    }
    case 'userTask':
      return forUserTask(wait.userTaskKey, how, x);
    case 'timer':
      return { kind: 'triggerTimer', timerKey: wait.timerKey };
    case 'message':
      return {
        kind: 'correlateMessage',
        subscriptionKey: wait.subscriptionKey,
        messageKey: '1' as MessageKey,
        variables: { x },
      };
    case 'signal':
      return {
        kind: 'triggerSignal',
        subscriptionKey: wait.subscriptionKey,
        signalKey: '1' as SignalKey,
        variables: { x },
      };
    case 'condition':
      return { kind: 'setVariables', scopeKey: rootKey, variables: { x }, local: true };
  }
}

function forUserTask(
  userTaskKey: Extract<Wait, { kind: 'userTask' }>['userTaskKey'],
  how: number,
  x: number,
): Command {
  switch (how % 7) {
    case 0:
      return { kind: 'assignUserTask', userTaskKey, assignee: `person-${x}`, allowOverride: x > 5 };
    case 1:
      return { kind: 'updateUserTask', userTaskKey, candidateUsers: [`person-${x}`], priority: x };
    case 2:
      return { kind: 'delegateUserTask', userTaskKey, heldBy: `person-${x}`, delegate: 'deputy' };
    case 3:
      return { kind: 'resolveUserTask', userTaskKey, heldBy: 'deputy', variables: { x } };
    case 4:
      return { kind: 'recallUserTask', userTaskKey, owner: `person-${x}` };
    default:
      return { kind: 'completeUserTask', userTaskKey, variables: { x }, action: 'complete' };
  }
}

function forTaskListener(jobKey: Extract<Wait, { kind: 'job' }>['jobKey'], how: number, x: number): Command {
  switch (how % 5) {
    case 0:
    case 1:
      return forJob(jobKey, how, x);
    case 2:
      return { kind: 'completeJob', jobKey, variables: {}, result: { denied: true, deniedReason: 'no' } };
    case 3:
      return { kind: 'completeJob', jobKey, variables: {}, result: { corrections: { priority: x } } };
    default:
      return { kind: 'completeJob', jobKey, variables: {} };
  }
}

function forJob(jobKey: Extract<Wait, { kind: 'job' }>['jobKey'], how: number, x: number): Command {
  switch (how % 5) {
    case 0:
      return {
        kind: 'failJob',
        jobKey,
        retries: x % 3,
        retryBackOff: 0,
        errorMessage: 'no',
        variables: { tried: x },
      };
    case 1:
      return {
        kind: 'throwJobError',
        jobKey,
        errorCode: x > 5 ? 'E1' : 'E2',
        errorMessage: '',
        variables: {},
      };
    case 2:
      return { kind: 'updateJobRetries', jobKey, retries: 1 + x };
    default:
      return { kind: 'completeJob', jobKey, variables: { x } };
  }
}

/** The worker of an ad-hoc sub-process chooses. */
function forAdHocJob(
  { elementType, elementId }: ElementInstance,
  wait: Wait,
  { how, x }: Choice,
): Command | undefined {
  if (elementType !== 'AD_HOC_SUB_PROCESS' || wait.kind !== 'job' || wait.listener !== undefined)
    return undefined;
  if (how % 4 === 0) return undefined;
  const isCompletionConditionFulfilled = x > 6;
  const names = isCompletionConditionFulfilled ? [] : how % 4 === 1 ? ['a', 'b'] : ['a'];
  return {
    kind: 'completeJob',
    jobKey: wait.jobKey,
    variables: { x },
    result: {
      type: 'adHocSubProcess',
      activateElements: names.map((name) => ({ elementId: `${elementId}-${name}`, variables: { x } })),
      isCompletionConditionFulfilled,
      isCancelRemainingInstances: x % 2 === 0,
    },
  };
}

function forAdHoc(instance: ElementInstance): readonly Command[] {
  if (instance.elementType !== 'AD_HOC_SUB_PROCESS') return [];
  const elements = [{ elementId: `${instance.elementId}-a`, variables: { own: true } }];
  const { key } = instance;
  return [
    {
      kind: 'activateAdHocActivities',
      elementInstanceKey: key,
      elements,
      cancelRemainingInstances: instance.incident !== undefined,
    },
  ];
}

function forIncident({ incident }: ElementInstance): readonly Command[] {
  if (incident === undefined) return [];
  const { incidentKey } = incident;
  return [
    { kind: 'resolveIncident', incidentKey },
    { kind: 'resolveIncident', incidentKey, retries: 1 },
  ];
}

function setVariables(state: PlainState, { how, x }: Choice): Command {
  const scopes = Object.values(state.elementInstances);
  const scope = scopes[how % Math.max(scopes.length, 1)];
  return {
    kind: 'setVariables',
    scopeKey: scope?.key ?? state.rootKey,
    variables: x === 0 ? { x: null } : { x, key: `k-${x}` },
    local: how % 2 === 0,
  };
}
