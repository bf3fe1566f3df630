import type { ElementId, ExecutableProcess } from '@vorgang/bpmn';
import type { Change } from '@vorgang/execution';

/** How much of a process scenarios passed through. */
export interface ProcessCoverage {
  readonly processId: ElementId;
  readonly flowNodes: PartCoverage;
  readonly sequenceFlows: PartCoverage;
  /** Share of flow nodes and sequence flows together, from 0 to 1. */
  readonly share: number;
}

export interface PartCoverage {
  readonly covered: readonly ElementId[];
  readonly missing: readonly ElementId[];
}

/**
 * Collects what scenarios pass through. Give the same collector to every engine of a scenario file and look at
 * {@link CoverageCollector.of} at the end.
 */
export class CoverageCollector {
  readonly #processes = new Map<ElementId, ExecutableProcess>();
  readonly #passed = new Map<ElementId, Set<ElementId>>();
  readonly #models = new Map<ElementId, string>();

  /** Keeps the file of a process for its drawing. Called by the engine. */
  addModel(processId: ElementId, xml: string): void {
    this.#models.set(processId, xml);
  }

  /** The file of a process, where an engine deployed it. */
  modelOf(processId: ElementId): string | undefined {
    return this.#models.get(processId);
  }

  /** The processes that scenarios ran, by name. */
  get processIds(): readonly ElementId[] {
    return [...this.#processes.keys()].sort();
  }

  /** Adds the changes of one step. */
  record(process: ExecutableProcess, changes: readonly Change[]): void {
    this.#processes.set(process.id, process);
    const passed = this.#passed.get(process.id) ?? new Set<ElementId>();
    this.#passed.set(process.id, passed);
    for (const change of changes) {
      if (change.kind === 'elementInstanceActivated') {
        passed.add(change.elementId);
        for (const flowId of change.takenFlowIds) passed.add(flowId);
      } else if (change.kind === 'tokenArrived') {
        passed.add(change.flowId);
      }
    }
  }

  /**
   * The coverage of a process over all scenarios so far.
   * @throws Error when no scenario started the process
   */
  of(processId: ElementId): ProcessCoverage {
    const process = this.#processes.get(processId);
    if (process === undefined)
      throw new Error(`No scenario ran the process "${processId}". Start an instance of it first.`);
    const passed = this.#passed.get(processId) ?? new Set<ElementId>();
    const flowNodes = divide(
      [...process.nodes.keys()].filter((id) => id !== processId),
      passed,
    );
    const sequenceFlows = divide([...process.flows.keys()], passed);
    const covered = flowNodes.covered.length + sequenceFlows.covered.length;
    const all = covered + flowNodes.missing.length + sequenceFlows.missing.length;
    return { processId, flowNodes, sequenceFlows, share: all === 0 ? 1 : covered / all };
  }
}

function divide(ids: readonly ElementId[], passed: ReadonlySet<ElementId>): PartCoverage {
  return { covered: ids.filter((id) => passed.has(id)), missing: ids.filter((id) => !passed.has(id)) };
}
