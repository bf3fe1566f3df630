import type { ElementId } from '@vorgang/bpmn';
import type { ElementInstanceKey } from '../keys.js';
import type { ElementInstance } from './execution-state.js';
import { PagedTable, type Owner } from './paged-table.js';
import { waitKey } from './wait-key.js';

/** What lives in a scope: how many instances of each element. */
type Children = Readonly<Record<ElementId, number>>;

/**
 * Answers questions about many element instances without looking at each. It follows from the instances alone, so it
 * is never stored.
 */
export class InstanceIndex {
  #children: PagedTable<Children> = PagedTable.empty();
  #holding: PagedTable<true> = PagedTable.empty();
  #conditional: PagedTable<true> = PagedTable.empty();
  /**
   * Where each wait stands. All versions share this map, so it may be ahead of one of them or behind it: whoever
   * asks looks whether the instance waits, and looks through all where it does not.
   */
  readonly #waits: Map<string, ElementInstanceKey>;
  readonly #owner: Owner;

  private constructor(waits: Map<string, ElementInstanceKey>, owner: Owner) {
    this.#waits = waits;
    this.#owner = owner;
  }

  static of(instances: readonly ElementInstance[]): InstanceIndex {
    const owner: Owner = {};
    const index = new InstanceIndex(new Map(), owner);
    for (const instance of instances) index.#replace(undefined, instance, owner);
    return index;
  }

  childCount(scopeKey: ElementInstanceKey): number {
    const children = this.#children.get(scopeKey);
    return children === undefined ? 0 : Object.values(children).reduce((sum, count) => sum + count, 0);
  }

  childElementIds(scopeKey: ElementInstanceKey): readonly ElementId[] {
    return Object.keys(this.#children.get(scopeKey) ?? {});
  }

  holdingTokens(): readonly string[] {
    return [...this.#holding].map(([key]) => key);
  }

  waitingForConditions(): readonly string[] {
    return [...this.#conditional].map(([key]) => key);
  }

  waitingFor(key: string): ElementInstanceKey | undefined {
    return this.#waits.get(key);
  }

  /** @returns the index once `after` stands in the place of `before`; undefined: it was or is not there */
  replace(
    before: ElementInstance | undefined,
    after: ElementInstance | undefined,
    owner: Owner,
  ): InstanceIndex {
    const index = this.#owner === owner ? this : this.#copy(owner);
    index.#replace(before, after, owner);
    return index;
  }

  #copy(owner: Owner): InstanceIndex {
    const copy = new InstanceIndex(this.#waits, owner);
    copy.#children = this.#children;
    copy.#holding = this.#holding;
    copy.#conditional = this.#conditional;
    return copy;
  }

  #replace(before: ElementInstance | undefined, after: ElementInstance | undefined, owner: Owner): void {
    const key = (after ?? before)?.key;
    if (key === undefined) return;
    if (before === undefined) this.#count(after, 1, owner);
    if (after === undefined) this.#count(before, -1, owner);
    this.#holding = marked(this.#holding, key, after !== undefined && holdsTokens(after), owner);
    this.#conditional = marked(
      this.#conditional,
      key,
      after !== undefined && waitsForCondition(after),
      owner,
    );
    for (const wait of before?.waits ?? []) this.#waits.delete(waitKey(wait));
    for (const wait of after?.waits ?? []) this.#waits.set(waitKey(wait), key);
  }

  #count(instance: ElementInstance | undefined, step: 1 | -1, owner: Owner): void {
    if (instance === undefined || instance.scopeKey === null) return;
    const { elementId, scopeKey } = instance;
    const { [elementId]: count = 0, ...others } = this.#children.get(scopeKey) ?? {};
    const children = count + step > 0 ? { ...others, [elementId]: count + step } : others;
    this.#children =
      Object.keys(children).length === 0
        ? this.#children.delete(scopeKey, owner)
        : this.#children.set(scopeKey, children, owner);
  }
}

function marked(table: PagedTable<true>, key: string, isMarked: boolean, owner: Owner): PagedTable<true> {
  if (isMarked === (table.get(key) === true)) return table;
  return isMarked ? table.set(key, true, owner) : table.delete(key, owner);
}

/** Tokens wait at gateways in the scope. */
export function holdsTokens({ arrivals, rounds }: ElementInstance): boolean {
  return arrivals !== undefined || rounds !== undefined;
}

export function waitsForCondition({ waits }: ElementInstance): boolean {
  return waits.some((wait) => wait.kind === 'condition');
}
