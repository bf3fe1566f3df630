import { parseProcessModel } from '@vorgang/bpmn';
import {
  step,
  type Command,
  type ExecutionState,
  type JobKey,
  type ProcessDefinitionKey,
  type ProcessInstanceKey,
  type StepContext,
} from '@vorgang/execution';
import type { Measurement } from './measure.js';
import { threeTasks } from './models.js';

/** The engine's core alone, in memory: instances of threeTasks, one after the other. */
export async function measureInterpreter(seconds: number): Promise<Measurement> {
  const parsed = await parseProcessModel(threeTasks.xml, 'three-tasks.bpmn');
  if (!parsed.ok) throw new Error(`The benchmark's model is refused: ${JSON.stringify(parsed.problems)}`);
  const process = parsed.model.processes[0]!;
  let last = 0;
  const context: StepContext = {
    now: 0,
    timeZone: 'Europe/Berlin',
    randomSeed: Uint32Array.of(1),
    keys: { next: () => String((last += 1)) },
    resources: { decision: () => undefined },
  };
  const run = (state: ExecutionState | null, command: Command): ExecutionState => {
    const result = step(process, state, command, context);
    if (!result.ok) throw new Error(result.rejection.message);
    return result.state;
  };
  const begin = performance.now();
  let instances = 0;
  while (performance.now() - begin < seconds * 1000) {
    let state = run(null, {
      kind: 'createProcessInstance',
      processInstanceKey: context.keys.next() as ProcessInstanceKey,
      processDefinitionKey: '1' as ProcessDefinitionKey,
      processDefinitionVersion: 1,
      tenantId: '<default>',
      variables: { amount: 1 },
    });
    for (let job = waitingJob(state); job !== null; job = waitingJob(state)) {
      state = run(state, { kind: 'completeJob', jobKey: job, variables: { amount: 1 } });
    }
    instances += 1;
  }
  return { steps: instances * 4, instances, seconds: (performance.now() - begin) / 1000 };
}

function waitingJob(state: ExecutionState): JobKey | null {
  for (const instance of state.elementInstances.values()) {
    for (const wait of instance.waits) if (wait.kind === 'job') return wait.jobKey;
  }
  return null;
}
