import type { ElementInstance } from '@vorgang/execution';
import type { JsonObject } from '@vorgang/feel';
import type { ActivatedJobRow } from '@vorgang/storage';
import type { ActivatedJob } from '../contract.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { visibleVariables } from './visible-variables.js';

/** What a worker gets of a job that it took, with the variables that the job sees. Remembers who holds it. */
export function activatedJob(
  runtime: EngineRuntime,
  row: ActivatedJobRow,
  account: string,
  fetchVariable: readonly string[],
): ActivatedJob {
  const { state, lockUntil, ...job } = row;
  runtime.heldJobs.put({ ...job, state: 'CREATED', lockedBy: account, lockUntil });
  const element = state.elementInstances.get(row.elementInstanceKey);
  const wait = element?.waits.find(
    (candidate) => candidate.kind === 'job' && candidate.jobKey === row.jobKey,
  );
  const listener = wait?.kind === 'job' ? (wait.listener ?? null) : null;
  return {
    ...job,
    listener,
    kind:
      listener?.kind ??
      (element?.elementType === 'AD_HOC_SUB_PROCESS' ? 'AD_HOC_SUB_PROCESS' : 'BPMN_ELEMENT'),
    tags: state.tags ?? [],
    deadline: lockUntil,
    variables: {
      ...visibleVariables(state, row.elementInstanceKey, fetchVariable),
      ...(listener?.kind === 'TASK_LISTENER' ? handedIn(element, fetchVariable) : {}),
    },
  };
}

/** Variables that come with what a task listener is asked about: it sees them before they are stored. */
function handedIn(element: ElementInstance | undefined, fetchVariable: readonly string[]): JsonObject {
  const task = element?.waits.find(({ kind }) => kind === 'userTask');
  const variables = task?.kind === 'userTask' ? (task.transition?.variables ?? {}) : {};
  if (fetchVariable.length === 0) return variables;
  return Object.fromEntries(Object.entries(variables).filter(([name]) => fetchVariable.includes(name)));
}
