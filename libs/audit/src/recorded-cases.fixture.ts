import {
  applyChange,
  type Change,
  type Command,
  type ExecutionState,
  type ProcessInstanceKey,
} from '@vorgang/execution';
import type { LoadedInstance, StepCommitter, StepRecord } from '@vorgang/storage';

let lastKey = 2_251_799_813_685_248n;
const nextKey = <Key extends string>(): Key => String((lastKey += 1n)) as Key;

/** Commits a small case: created, waited at a job and a user task, completed. Answers its key. */
export async function commitCase(
  committer: StepCommitter,
  tenantId: string,
  givenBusinessId?: string,
): Promise<ProcessInstanceKey> {
  const key = nextKey<ProcessInstanceKey>();
  const businessId = givenBusinessId ?? `GA-${key}`;
  const task = nextKey();
  const job = nextKey();
  const userTask = nextKey();
  const variable = nextKey();
  const at = Date.parse('2026-03-01T08:30:00.123Z');
  let instance: LoadedInstance | null = null;
  const commit = async (
    actor: StepRecord['actor'],
    command: string,
    changes: readonly unknown[],
  ): Promise<void> => {
    const folded = (changes as readonly Change[]).reduce<ExecutionState | null>(
      applyChange,
      instance?.state ?? null,
    );
    const [result] = await committer.commit([
      {
        tenantId,
        processInstanceKey: key,
        before: instance,
        after: folded as ExecutionState,
        changes: changes as readonly Change[],
        command: { kind: command } as Command,
        actor,
        at: at + 60_000 * (instance?.version ?? 0),
      },
    ]);
    if (result?.ok !== true) throw new Error(`The step was refused: ${JSON.stringify(result)}`);
    instance = result.instance;
  };

  await commit({ kind: 'citizen', id: 'portal' }, 'createProcessInstance', [
    {
      kind: 'processInstanceCreated',
      processInstanceKey: key,
      processDefinitionKey: '4711',
      bpmnProcessId: 'belehrung',
      processDefinitionVersion: 1,
      tenantId,
      businessId,
      tags: ['ifsg'],
    },
    {
      kind: 'elementInstanceActivated',
      elementInstanceKey: key,
      elementId: 'belehrung',
      elementType: 'process',
      scopeKey: null,
      takenFlowIds: [],
    },
    {
      kind: 'variableCreated',
      variableKey: variable,
      scopeKey: key,
      name: 'antrag',
      value: { vorname: 'Ayşe', alter: 17, beschwerden: null },
    },
    {
      kind: 'elementInstanceActivated',
      elementInstanceKey: task,
      elementId: 'pruefen',
      elementType: 'userTask',
      elementName: 'Angaben prüfen',
      scopeKey: key,
      takenFlowIds: [],
    },
    {
      kind: 'jobCreated',
      jobKey: job,
      elementInstanceKey: task,
      elementId: 'pruefen',
      type: 'vorgang:notice',
      retries: 3,
      headers: {},
    },
  ]);
  await commit({ kind: 'worker', id: 'notice' }, 'completeJob', [
    { kind: 'jobCompleted', jobKey: job, elementInstanceKey: task },
    {
      kind: 'userTaskCreated',
      userTaskKey: userTask,
      elementInstanceKey: task,
      elementId: 'pruefen',
      name: 'Angaben prüfen',
      formId: null,
      externalFormReference: null,
      headers: {},
      assignee: null,
      candidateUsers: [],
      candidateGroups: ['gesundheitsamt'],
      dueDate: null,
      followUpDate: null,
      priority: 50,
    },
  ]);
  await commit({ kind: 'user', id: 'sabine.schroeder' }, 'completeUserTask', [
    { kind: 'userTaskCompleted', userTaskKey: userTask, elementInstanceKey: task, action: '' },
    {
      kind: 'variableUpdated',
      variableKey: variable,
      scopeKey: key,
      name: 'antrag',
      value: { vorname: 'Ayşe', alter: 18 },
      previousValue: { vorname: 'Ayşe', alter: 17, beschwerden: null },
    },
  ]);
  return key;
}
