import type { ElementId } from '@vorgang/bpmn';
import type { ElementInstanceKey } from '../keys.js';
import type { ElementInstance } from './execution-state.js';
import { holdsTokens, InstanceIndex, waitsForCondition } from './instance-index.js';
import type { Owner, Page, PagedTable } from './paged-table.js';
import { waitKey } from './wait-key.js';

/** From this number of instances on, looking through all of them costs more than keeping an index. */
const WORTH_AN_INDEX = 32;

/**
 * The living element instances of a process instance, in the order of their creation. Finding one, and what follows
 * from its place, costs the same however many live. Versions share what did not change (see {@link PagedTable}).
 */
export class ElementInstances {
  readonly #table: PagedTable<ElementInstance>;
  /** Follows from the table; kept for large ones only. */
  readonly #index: InstanceIndex | null;

  private constructor(table: PagedTable<ElementInstance>, index: InstanceIndex | null) {
    this.#table = table;
    this.#index = index;
  }

  static of(table: PagedTable<ElementInstance>): ElementInstances {
    return new ElementInstances(table, indexOf(table, null));
  }

  get size(): number {
    return this.#table.size;
  }

  get pages(): readonly Page<ElementInstance>[] {
    return this.#table.pages;
  }

  get(key: ElementInstanceKey): ElementInstance | undefined {
    return this.#table.get(key);
  }

  values(): readonly ElementInstance[] {
    return this.#table.values();
  }

  [Symbol.iterator](): Iterator<readonly [string, ElementInstance]> {
    return this.#table[Symbol.iterator]();
  }

  toJSON(): Readonly<Record<string, ElementInstance>> {
    return this.#table.toJSON();
  }

  childCount(scopeKey: ElementInstanceKey): number {
    if (this.#index !== null) return this.#index.childCount(scopeKey);
    let count = 0;
    for (const instance of this.values()) if (instance.scopeKey === scopeKey) count += 1;
    return count;
  }

  /** Elements on which something lives in a scope, each once. */
  childElementIds(scopeKey: ElementInstanceKey): readonly ElementId[] {
    if (this.#index !== null) return this.#index.childElementIds(scopeKey);
    const children = this.values().filter((instance) => instance.scopeKey === scopeKey);
    return [...new Set(children.map((instance) => instance.elementId))];
  }

  /** Scopes in which tokens are held in front of gateways. */
  holdingTokens(): readonly ElementInstance[] {
    return this.#index === null ? this.values().filter(holdsTokens) : this.#find(this.#index.holdingTokens());
  }

  /** Instances that wait for a condition. */
  waitingForConditions(): readonly ElementInstance[] {
    return this.#index === null
      ? this.values().filter(waitsForCondition)
      : this.#find(this.#index.waitingForConditions());
  }

  /** The instance that waits for the job, timer, subscription or the like of this key. */
  waitingFor(key: string): ElementInstance | undefined {
    const isWaiting = (instance: ElementInstance): boolean =>
      instance.waits.some((wait) => waitKey(wait) === key);
    const remembered = this.#index?.waitingFor(key);
    const candidate = remembered === undefined ? undefined : this.get(remembered);
    if (candidate !== undefined && isWaiting(candidate)) return candidate;
    return this.values().find(isWaiting);
  }

  /** @returns the instances with this one added, or put in place of its former self */
  put(instance: ElementInstance, owner: Owner): ElementInstances {
    const before = this.#index === null ? undefined : this.get(instance.key);
    return this.#next(
      this.#table.set(instance.key, instance, owner),
      this.#index?.replace(before, instance, owner),
    );
  }

  remove(instance: ElementInstance, owner: Owner): ElementInstances {
    const before = this.get(instance.key);
    return this.#next(
      this.#table.delete(instance.key, owner),
      this.#index?.replace(before, undefined, owner),
    );
  }

  #next(table: PagedTable<ElementInstance>, index: InstanceIndex | null | undefined): ElementInstances {
    const fitting = indexOf(table, index ?? null);
    return table === this.#table && fitting === this.#index ? this : new ElementInstances(table, fitting);
  }

  #find(keys: readonly string[]): readonly ElementInstance[] {
    return keys.flatMap((key) => this.#table.get(key) ?? []);
  }
}

function indexOf(table: PagedTable<ElementInstance>, known: InstanceIndex | null): InstanceIndex | null {
  if (table.size < WORTH_AN_INDEX) return null;
  return known ?? InstanceIndex.of(table.values());
}
