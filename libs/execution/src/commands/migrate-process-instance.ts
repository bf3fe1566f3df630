import type { ExecutableProcess } from '@vorgang/bpmn';
import { emit, type Execution } from '../conduct/execution.js';
import { planHeldTokens } from '../migration/held-tokens.js';
import { planLandings } from '../migration/landing.js';
import { planSubscriptions } from '../migration/event-subscriptions.js';
import { moveInstance } from '../migration/move-instance.js';
import { migrationRejection, type MigrationProblem } from '../migration/migration-problem.js';
import type { MigrationTarget } from '../migration/migration-plan.js';
import { findUnopenable, openMissingSubscriptions } from '../migration/open-missing-subscriptions.js';
import { readMapping, type Mapping } from '../migration/read-mapping.js';
import type { ExecutionState } from '../state/execution-state.js';
import type { MigrateProcessInstanceCommand } from './command.js';
import { reject, type CommandHandler } from './command-handler.js';

/**
 * Moves the instance to another process definition with everything that waits in it. Either all of it fits and moves,
 * or nothing changes and the refusal says everything that does not fit. An instance that is there already stays as it
 * is, so that the command may come twice.
 * Source: Camunda 8 documentation, "Process instance migration".
 */
export const migrateProcessInstance: CommandHandler<MigrateProcessInstanceCommand> = (execution, command) => {
  const { state } = execution.draft;
  const target = targetOf(execution, command);
  if (state.processDefinitionKey === target.processDefinitionKey) return null;
  if (state.status !== 'ACTIVE') {
    return reject(
      'INVALID_STATE',
      `Process instance ${state.processInstanceKey} is suspended and cannot migrate. Resume it first.`,
    );
  }
  const problems = migrate(execution, target, command);
  return problems.length === 0 ? null : migrationRejection(state.processInstanceKey, problems);
};

function migrate(
  execution: Execution,
  target: MigrationTarget,
  command: MigrateProcessInstanceCommand,
): readonly MigrationProblem[] {
  const { state } = execution.draft;
  const source = execution.process;
  const { mapping, problems: found } = readMapping(source, target.process, command.mappingInstructions);
  const problems: MigrationProblem[] = [...found];
  const processes = { source, target: target.process, mapping };
  const plan = planLandings(source, target.process, state, mapping, problems);
  const heldTokens = planHeldTokens(processes, plan, problems);
  const subscriptions = planSubscriptions(processes, plan, problems);
  if (problems.length > 0) {
    // Nothing moves. What could not be opened is said as well, so that all can be mended at once.
    execution.process = target.process;
    return [...problems, ...findUnopenable(execution, plan, subscriptions, problems)];
  }

  emit(execution, {
    kind: 'processInstanceMigrated',
    sourceProcessDefinitionKey: state.processDefinitionKey,
    sourceProcessDefinitionVersion: state.processDefinitionVersion,
    processDefinitionKey: target.processDefinitionKey,
    bpmnProcessId: target.process.id,
    processDefinitionVersion: target.version,
    mappingInstructions: command.mappingInstructions,
    ...terminateAfterIn(target.process, mapping, state.terminateAfter),
  });
  execution.process = target.process;
  const moved = moveInstance(execution, source, { plan, mapping, heldTokens, subscriptions });
  return [...moved.problems, ...openMissingSubscriptions(execution, moved.begun, subscriptions)];
}

/** Elements keep ending the instance under their id in the target; those that it does not have end nothing. */
function terminateAfterIn(
  target: ExecutableProcess,
  mapping: Mapping,
  before: ExecutionState['terminateAfter'] = [],
): Pick<ExecutionState, 'terminateAfter'> {
  const terminateAfter = before
    .map((elementId) => mapping.elements.get(elementId) ?? elementId)
    .filter((elementId) => target.nodes.has(elementId));
  return terminateAfter.length === 0 ? {} : { terminateAfter };
}

function targetOf({ context }: Execution, command: MigrateProcessInstanceCommand): MigrationTarget {
  const target = context.migrationTarget;
  if (target?.processDefinitionKey === command.targetProcessDefinitionKey) return target;
  throw new Error(`The step does not know the target definition ${command.targetProcessDefinitionKey}.`);
}
