import { step, type ExecutionState, type KeySource, type Rejection } from '@vorgang/execution';
import type { LoadedInstance, StepRecord } from '@vorgang/storage';
import type { Clock } from '../clock/clock.js';
import type { CalledProcessCache } from '../definitions/called-process-cache.js';
import type { ClusterVariableCache } from '../definitions/cluster-variable-cache.js';
import type { CompiledDefinition } from '../definitions/compiled-definition.js';
import type { DecisionCache } from '../definitions/decision-cache.js';
import type { DefinitionCache } from '../definitions/definition-cache.js';
import type { DeploymentMarker } from '../definitions/deployment-marker.js';
import type { FormCache } from '../definitions/form-cache.js';
import type { GlobalTaskListeners } from '../definitions/global-task-listeners.js';
import type { TenantTimeZones } from '../definitions/tenant-time-zones.js';
import { freshRandomSeed } from '../random-seed.js';
import type { StepLimits } from '../step-limits.js';
import type { StepRequest } from './step-request.js';
import { TrackedKeys } from './tracked-keys.js';

/** All that a step may ask for: it is loaded before, so that the step itself waits for nothing. */
export interface StepMakerParts {
  readonly clock: Clock;
  readonly keys: KeySource;
  readonly deployments: DeploymentMarker;
  readonly definitions: DefinitionCache;
  readonly decisions: DecisionCache;
  readonly calledProcesses: CalledProcessCache;
  readonly forms: FormCache;
  readonly globalTaskListeners: GlobalTaskListeners;
  readonly clusterVariables: ClusterVariableCache;
  readonly timeZones: TenantTimeZones;
  readonly limits: StepLimits;
}

/** A step as it is sent to the database. */
export interface MadeStep {
  readonly record: StepRecord;
  readonly definition: CompiledDefinition;
  readonly freshKey: string | null;
}

export interface Prepared extends MadeStep {
  readonly ok: true;
}

/** A command that does not fit the instance, as the step found it. */
export interface Refused {
  readonly ok: false;
  readonly rejection: Rejection;
  readonly deploymentsSeen: string | undefined;
}

/** Makes the step of a request: gathers what it may ask for, runs it, and records what is to be written. */
export class StepMaker {
  constructor(private readonly parts: StepMakerParts) {}

  /** Null before: the instance is to be created. */
  async prepare(request: StepRequest, before: LoadedInstance | null): Promise<Prepared | Refused> {
    const { parts } = this;
    const begun = await this.definitionOf(request, before?.state ?? null);
    const target = await this.migrationTargetOf(request);
    // The definition by which the instance goes on.
    const definition = target ?? begun;
    const deployments = request.deployments ?? parts.deployments.assume();
    const resources = {
      decision: await parts.decisions.lookupFor(definition, deployments),
      process: await parts.calledProcesses.lookupFor(definition, deployments),
      form: await parts.forms.lookupFor(definition, deployments),
    };
    const globalTaskListeners = await parts.globalTaskListeners.of(definition);
    const globals = await parts.clusterVariables.seenBy(definition);
    const timeZone = await parts.timeZones.of(request.tenantId);
    const now = parts.clock.now();
    const keys = new TrackedKeys(parts.keys);
    const result = step(begun.process, before?.state ?? null, request.command, {
      ...parts.limits,
      now,
      timeZone,
      randomSeed: freshRandomSeed(),
      keys,
      resources,
      globalTaskListeners,
      globals,
      ...(target === undefined ? {} : { migrationTarget: target }),
    });
    if (!result.ok) return { ...result, deploymentsSeen: deployments.seen };
    const record: StepRecord = {
      tenantId: request.tenantId,
      processInstanceKey: request.processInstanceKey,
      before,
      after: result.state,
      changes: result.changes,
      command: request.command,
      actor: request.actor,
      at: now,
      receipt: request.receipt,
      messageUse: request.messageUse,
      jobFence: request.jobFence,
      outboxCommandId: request.outboxCommandId,
      deploymentsSeen: deployments.seen,
    };
    return { ok: true, record, definition, freshKey: keys.first };
  }

  private definitionOf(request: StepRequest, state: ExecutionState | null): Promise<CompiledDefinition> {
    if (state !== null) return this.parts.definitions.get(request.tenantId, state.processDefinitionKey);
    if (request.command.kind === 'createProcessInstance') {
      return this.parts.definitions.get(request.tenantId, request.command.processDefinitionKey);
    }
    throw new Error(`The command ${request.command.kind} needs a process instance that exists.`);
  }

  private async migrationTargetOf({
    tenantId,
    command,
  }: StepRequest): Promise<CompiledDefinition | undefined> {
    if (command.kind !== 'migrateProcessInstance') return undefined;
    return this.parts.definitions.get(tenantId, command.targetProcessDefinitionKey);
  }
}
