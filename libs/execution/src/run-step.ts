import type { ExecutableProcess } from '@vorgang/bpmn';
import { createRandomSource } from '@vorgang/feel';
import type { Change } from './changes/change.js';
import { createProcessInstance, creationOf } from './commands/create-process-instance.js';
import type { Command } from './commands/command.js';
import { handleCommand } from './commands/handle-command.js';
import { shareOutTree } from './conduct/call-nesting.js';
import { shareOut } from './conduct/causation.js';
import type { Execution } from './conduct/execution.js';
import { runUntilAllWait } from './conduct/run-until-all-wait.js';
import { behaviours } from './elements/registry.js';
import { initialState } from './state/apply-change.js';
import type { ExecutionState } from './state/execution-state.js';
import { StateDraft } from './state/state-draft.js';
import type { Rejection, Step, StepContext, StepResult } from './step.js';

/**
 * Runs one command until every token waits.
 *
 * @throws Error only for defects: a state of another definition, a damaged state, a process that deployment should
 * have refused
 * @see Step
 */
export const step: Step = (process, state, command, context) => {
  if (command.kind === 'createProcessInstance') {
    if (state !== null) throw new Error(`Process instance ${state.processInstanceKey} exists already.`);
    const created = creationOf(process, command);
    const execution = begin(process, initialState(created), command, context, [created]);
    return finish(execution, createProcessInstance(execution, command));
  }
  if (state === null) throw new Error(`The command ${command.kind} needs a process instance.`);
  const execution = begin(process, state, command, context, []);
  return finish(execution, handleCommand(execution, command));
};

function begin(
  process: ExecutableProcess,
  state: ExecutionState,
  command: Command,
  context: StepContext,
  changes: Change[],
): Execution {
  return {
    process,
    context,
    random: createRandomSource(context.randomSeed),
    behaviours,
    draft: new StateDraft(state),
    changes,
    queue: [],
    causation: 'causation' in command ? command.causation : undefined,
    allowance: new Map(),
  };
}

function finish(execution: Execution, rejection: Rejection | null): StepResult {
  // The draft is thrown away: nothing of a rejected command stays.
  if (rejection !== null) return { ok: false, rejection };
  runUntilAllWait(execution);
  const { state } = execution.draft;
  return { ok: true, state, changes: shareOutTree(shareOut(execution), state.parent) };
}
