import type { ExecutableProcess } from '@vorgang/bpmn';
import type { JsonObject } from '@vorgang/feel';
import {
  parentOfCalled,
  type CallingParent,
  type Change,
  type InstanceCommand,
  type ProcessInstanceKey,
} from '../../index.js';
import { Scenario, type ScenarioOptions } from './scenario.js';

interface Instance {
  readonly processId: string;
  readonly key: ProcessInstanceKey;
  readonly parent: CallingParent | undefined;
  readonly scenario: Scenario;
  /** Changes whose news have been delivered. */
  delivered: number;
}

/**
 * Process instances that call each other. What one of them tells another arrives there as a command, in the order in
 * which it was told, until nobody has any news.
 */
export class CallingScenarios {
  private readonly instances: Instance[] = [];

  constructor(
    private readonly processes: Readonly<Record<string, ExecutableProcess>>,
    private readonly options: ScenarioOptions = {},
  ) {}

  start(processId: string, variables: JsonObject = {}): this {
    this.create(processId, '2251799813685000' as ProcessInstanceKey, undefined, variables);
    return this.deliver();
  }

  /** The instances of a process, in the order in which they began. */
  all(processId: string): readonly Scenario[] {
    return this.instances.filter((one) => one.processId === processId).map(({ scenario }) => scenario);
  }

  /** The first instance of a process, or a later one. */
  of(processId: string, place = 0): Scenario {
    const found = this.all(processId)[place];
    if (found === undefined) throw new Error(`No instance ${place} of "${processId}" was started.`);
    return found;
  }

  /** Does something in an instance and delivers what follows from it. */
  in(processId: string, act: (scenario: Scenario) => unknown, place = 0): this {
    act(this.of(processId, place));
    return this.deliver();
  }

  private create(
    processId: string,
    key: ProcessInstanceKey,
    parent: CallingParent | undefined,
    variables: JsonObject,
  ): void {
    const process = this.processes[processId];
    if (process === undefined) throw new Error(`There is no process "${processId}".`);
    const firstKey = BigInt(this.instances.length + 1) * 1_000_000_000n + 2_251_799_813_685_249n;
    const scenario = new Scenario(process, { ...this.options, firstKey });
    this.instances.push({ processId, key, parent, scenario, delivered: 0 });
    scenario.start(variables, { processInstanceKey: key, ...(parent === undefined ? {} : { parent }) });
  }

  private deliver(): this {
    for (let sender = this.withNews(); sender !== undefined; sender = this.withNews()) {
      const change = sender.scenario.changes[sender.delivered]!;
      sender.delivered += 1;
      this.deliverChange(sender, change);
    }
    return this;
  }

  private withNews(): Instance | undefined {
    return this.instances.find(({ scenario, delivered }) => delivered < scenario.changes.length);
  }

  private deliverChange(sender: Instance, change: Change): void {
    const calledProcessInstanceKey = sender.key;
    switch (change.kind) {
      case 'processCalled': {
        const parent = parentOfCalled(sender.key, change);
        return this.create(change.bpmnProcessId, change.calledProcessInstanceKey, parent, change.variables);
      }
      case 'calledProcessCanceled':
        return this.tell(change.calledProcessInstanceKey, { kind: 'cancelProcessInstance', byParent: true });
      case 'processInstanceCompleted':
        return this.tell(sender.parent?.processInstanceKey, {
          kind: 'completeCalledProcess',
          calledProcessInstanceKey,
          variables: sender.scenario.variables,
        });
      case 'errorThrownToParent': {
        const { errorCode, errorMessage, variables } = change;
        const error = { calledProcessInstanceKey, errorCode, errorMessage, variables };
        return this.tell(sender.parent?.processInstanceKey, { kind: 'throwCalledProcessError', ...error });
      }
      case 'escalationThrown': {
        const { escalationCode, variables } = change;
        if (variables === undefined) return;
        const escalation = { calledProcessInstanceKey, escalationCode, variables };
        return this.tell(sender.parent?.processInstanceKey, {
          kind: 'throwCalledProcessEscalation',
          ...escalation,
        });
      }
      default:
        return;
    }
  }

  private tell(receiver: ProcessInstanceKey | undefined, command: InstanceCommand): void {
    this.instances.find(({ key }) => key === receiver)?.scenario.send(command);
  }
}
