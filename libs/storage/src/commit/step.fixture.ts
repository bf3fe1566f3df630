import {
  restoreState,
  type Change,
  type Command,
  type MessageKey,
  type PlainState,
  type ProcessInstanceKey,
} from '@vorgang/execution';
import type { LoadedInstance, StepRecord } from './step-record.js';

let lastKey = 2_251_799_813_685_248n;

/** A fresh key, as a node mints them. */
export function nextKey<Key extends string>(): Key {
  lastKey += 1n;
  return String(lastKey) as Key;
}

/** 1 March 2026, half past nine in Kiel. */
export const morning = Date.parse('2026-03-01T08:30:00.123Z');

/** An instance that waits at one job, one user task, one timer and one message, with one variable. */
export function creation(tenantId: string, values: Partial<StepRecord> = {}): StepRecord {
  const key = nextKey<ProcessInstanceKey>();
  const keys = {
    process: key as string,
    task: nextKey(),
    gone: nextKey(),
    job: nextKey(),
    userTask: nextKey(),
    timer: nextKey(),
    subscription: nextKey(),
    variable: nextKey(),
  };
  const state = restoreState({
    processInstanceKey: key,
    processDefinitionKey: '4711',
    bpmnProcessId: 'belehrung',
    processDefinitionVersion: 1,
    tenantId,
    status: 'ACTIVE',
    rootKey: key,
    elementInstances: {},
    variables: { [key]: { name: { key: keys.variable, value: 'Jürgen \u0000 "Ö"' } } },
  } as unknown as PlainState);
  const changes = [
    {
      kind: 'processInstanceCreated',
      processInstanceKey: key,
      processDefinitionKey: '4711',
      bpmnProcessId: 'belehrung',
      processDefinitionVersion: 1,
      tenantId,
      businessId: 'GA-1',
      tags: ['a'],
    },
    {
      kind: 'elementInstanceActivated',
      elementInstanceKey: key,
      elementId: 'belehrung',
      elementType: 'PROCESS',
      scopeKey: null,
      takenFlowIds: [],
    },
    {
      kind: 'variableCreated',
      variableKey: keys.variable,
      scopeKey: key,
      name: 'name',
      value: 'Jürgen \u0000 "Ö"',
    },
    {
      kind: 'elementInstanceActivated',
      elementInstanceKey: keys.gone,
      elementId: 'start',
      elementType: 'START_EVENT',
      scopeKey: key,
      takenFlowIds: [],
    },
    { kind: 'elementInstanceCompleted', elementInstanceKey: keys.gone, elementId: 'start' },
    {
      kind: 'elementInstanceActivated',
      elementInstanceKey: keys.task,
      elementId: 'pruefen',
      elementType: 'USER_TASK',
      elementName: 'Angaben prüfen',
      scopeKey: key,
      takenFlowIds: ['f1'],
    },
    {
      kind: 'jobCreated',
      jobKey: keys.job,
      elementInstanceKey: keys.task,
      elementId: 'pruefen',
      type: 'vorgang:notice',
      retries: 3,
      headers: { template: 'x' },
    },
    {
      kind: 'userTaskCreated',
      userTaskKey: keys.userTask,
      elementInstanceKey: keys.task,
      elementId: 'pruefen',
      name: 'Angaben prüfen',
      formId: null,
      externalFormReference: null,
      headers: {},
      assignee: null,
      candidateUsers: [],
      candidateGroups: ['gesundheitsamt'],
      dueDate: '2026-03-05T12:00:00+01:00',
      followUpDate: null,
      priority: 50,
    },
    {
      kind: 'timerScheduled',
      timerKey: keys.timer,
      elementInstanceKey: keys.task,
      eventId: 'frist',
      dueAt: morning + 1_000,
      repetitions: 0,
    },
    {
      kind: 'messageSubscriptionOpened',
      subscriptionKey: keys.subscription,
      elementInstanceKey: keys.task,
      eventId: 'zahlung',
      messageName: 'zahlung-eingegangen',
      correlationKey: 'k1',
      interrupting: true,
    },
  ] as unknown as readonly Change[];
  return {
    tenantId,
    processInstanceKey: key,
    before: null,
    after: state,
    changes,
    command: { kind: 'createProcessInstance' } as Command,
    actor: { kind: 'citizen', id: 'portal' },
    at: morning,
    ...values,
  };
}

/** A further step that makes the given changes and leaves the state as it is. */
export function following(
  before: LoadedInstance,
  changes: readonly unknown[],
  values: Partial<StepRecord> = {},
): StepRecord {
  return {
    tenantId: before.state.tenantId,
    processInstanceKey: before.state.processInstanceKey,
    before,
    after: before.state,
    changes: changes as readonly Change[],
    command: { kind: 'completeJob' } as Command,
    actor: { kind: 'worker', id: 'notice' },
    at: morning + 60_000,
    ...values,
  };
}

/** The key that a change of this kind carries. */
export function keyOf<Key extends string>(step: StepRecord, kind: Change['kind'], member: string): Key {
  const change = step.changes.find((candidate) => candidate.kind === kind);
  return (change as unknown as Record<string, Key>)[member] as Key;
}

export function messageUse(messageKey: MessageKey, subscriptionKey: string): StepRecord['messageUse'] {
  return {
    messageKey,
    subscriptionKey,
    elementId: 'zahlung',
    messageName: 'zahlung-eingegangen',
    correlationKey: 'k1',
  };
}
