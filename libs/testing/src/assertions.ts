import { isDeepStrictEqual } from 'node:util';
import type { ElementId } from '@vorgang/bpmn';
import type { JsonValue } from '@vorgang/feel';
import type { TestInstance } from './test-instance.js';

/** Statements about an instance that read as sentences; the first that is false throws an error that says what is true. */
export class InstanceAssertions {
  constructor(private readonly instance: TestInstance) {}

  /** These elements completed in this order; others may lie in between. */
  hasPassed(...elementIds: readonly ElementId[]): this {
    let place = 0;
    for (const elementId of this.instance.path) if (elementId === elementIds[place]) place += 1;
    return this.require(place === elementIds.length, `passed ${elementIds.join(' → ')}`);
  }

  /** Exactly these elements completed, in this order. */
  hasTakenPath(...elementIds: readonly ElementId[]): this {
    return this.require(
      isDeepStrictEqual(this.instance.path, elementIds),
      `taken exactly ${elementIds.join(' → ')}`,
    );
  }

  /** None of these elements completed. */
  hasNotPassed(...elementIds: readonly ElementId[]): this {
    const passed = elementIds.filter((elementId) => this.instance.path.includes(elementId));
    return this.require(passed.length === 0, `not passed ${elementIds.join(', ')}`);
  }

  /** A token waits at each of these elements. */
  waitsAt(...elementIds: readonly ElementId[]): this {
    const waiting = this.instance.waitingAt;
    return this.require(
      elementIds.every((elementId) => waiting.includes(elementId)),
      `come to wait at ${elementIds.join(', ')}`,
    );
  }

  /** The process has the variable with this value. */
  hasVariable(name: string, value: JsonValue): this {
    const actual = this.instance.variables[name];
    const shown = actual === undefined ? 'absent' : JSON.stringify(actual);
    return this.require(
      isDeepStrictEqual(actual, value),
      `the variable ${name} = ${JSON.stringify(value)} (it is ${shown})`,
    );
  }

  hasNoIncident(): this {
    return this.require(this.instance.incidents.length === 0, 'no incident');
  }

  hasIncidentAt(elementId: ElementId): this {
    return this.require(
      this.instance.incidents.some((incident) => incident.elementId === elementId),
      `an incident at ${elementId}`,
    );
  }

  isActive(): this {
    return this.require(this.instance.status === 'ACTIVE', 'not ended');
  }

  /** It came to its end by itself. */
  isCompleted(): this {
    return this.require(this.instance.status === 'COMPLETED', 'completed');
  }

  isTerminated(): this {
    return this.require(this.instance.status === 'TERMINATED', 'been terminated');
  }

  private require(holds: boolean, expectation: string): this {
    if (holds) return this;
    const { process, status, path, waitingAt, incidents } = this.instance;
    throw new Error(
      [
        `The instance of "${process.id}" should have ${expectation}.`,
        `Status: ${status}`,
        `Path: ${path.join(' → ') || 'nothing completed'}`,
        `Waiting at: ${waitingAt.join(', ') || 'nothing'}`,
        ...incidents.map((incident) => `Incident at ${incident.elementId}: ${incident.errorMessage}`),
      ].join('\n'),
    );
  }
}

/** Begins statements about an instance: `assertThat(instance).hasPassed('check').isCompleted()`. */
export function assertThat(instance: TestInstance): InstanceAssertions {
  return new InstanceAssertions(instance);
}
