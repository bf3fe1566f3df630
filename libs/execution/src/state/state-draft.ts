import type { ElementId } from '@vorgang/bpmn';
import type { JsonValue } from '@vorgang/feel';
import type { ElementInstanceKey } from '../keys.js';
import type {
  ElementInstance,
  ExecutionState,
  LoopProgress,
  ScopeVariables,
  StoredVariable,
} from './execution-state.js';
import { PagedTable, type Owner } from './paged-table.js';
import {
  bytesOfItems,
  bytesOfResults,
  bytesOfScopes,
  bytesOfValue,
  bytesOfVariable,
  knownBytes,
  rememberBytes,
} from './variable-bytes.js';
import { ownMember } from './own-member.js';

type Writable<Type> = { -readonly [Property in keyof Type]: Type[Property] };

/**
 * A state under change. The given state is never touched: each page is copied once, when it is first written,
 * and pages that are never written stay shared with the given state. So a change costs the same in a large state.
 */
export class StateDraft {
  private readonly current: Writable<ExecutionState>;
  private readonly owner: Owner = {};
  private readonly copiedScopes = new Set<ScopeVariables>();
  /**
   * Bytes of all variables; found when first asked for, then kept up to date, also from one draft to the next: looking
   * at each variable again would make a step dearer the more scopes live.
   */
  private bytes: number | null;
  /** Bytes of the results that all loops have collected; found when first asked for, then kept up to date. */
  private resultBytes: number | null = null;
  private loopItemBytes: number | null = null;
  /** Living children per scope. Derived from the element instances when first asked for, then kept up to date. */
  private children: Map<string, Set<ElementInstanceKey>> | null = null;

  constructor(base: ExecutionState) {
    this.current = { ...base };
    this.bytes = knownBytes(base.variables);
  }

  get state(): ExecutionState {
    return this.current;
  }

  instance(key: ElementInstanceKey): ElementInstance | undefined {
    return this.current.elementInstances.get(key);
  }

  /** All living instances in the order of their creation: costs as much as there are. */
  instances(): readonly ElementInstance[] {
    return [...this.current.elementInstances.values()];
  }

  /** The instance that waits for the job, timer, subscription or the like of this key. */
  instanceWaitingFor(waitKey: string): ElementInstance | undefined {
    return this.current.elementInstances.waitingFor(waitKey);
  }

  /** Instances that wait for a condition. */
  instancesWaitingForConditions(): readonly ElementInstance[] {
    return this.current.elementInstances.waitingForConditions();
  }

  /** Scopes in which tokens are held in front of gateways. */
  scopesHoldingTokens(): readonly ElementInstance[] {
    return this.current.elementInstances.holdingTokens();
  }

  /** Children in the order of their creation. */
  childKeys(scopeKey: ElementInstanceKey): readonly ElementInstanceKey[] {
    if (this.childCount(scopeKey) === 0) return [];
    return [...(this.childIndex().get(scopeKey) ?? [])];
  }

  childCount(scopeKey: ElementInstanceKey): number {
    return this.current.elementInstances.childCount(scopeKey);
  }

  /** Elements on which something lives in a scope, each once. */
  childElementIds(scopeKey: ElementInstanceKey): readonly ElementId[] {
    return this.current.elementInstances.childElementIds(scopeKey);
  }

  variablesOf(scopeKey: ElementInstanceKey): ScopeVariables | undefined {
    return this.current.variables.get(scopeKey);
  }

  loop(bodyKey: ElementInstanceKey): LoopProgress | undefined {
    return this.current.loops?.get(bodyKey);
  }

  setStatus(status: ExecutionState['status']): void {
    this.current.status = status;
  }

  /** The process definition by which the instance goes on, and its elements that end it. */
  setDefinition(
    definition: Pick<ExecutionState, 'processDefinitionKey' | 'bpmnProcessId' | 'processDefinitionVersion'>,
    terminateAfter: ExecutionState['terminateAfter'],
  ): void {
    Object.assign(this.current, definition);
    if (terminateAfter === undefined) delete this.current.terminateAfter;
    else this.current.terminateAfter = terminateAfter;
  }

  /** The element that began the instance has another id from now on. */
  renameBeginning(elementId: ElementId): void {
    if (this.current.begun !== undefined) this.current.begun = { ...this.current.begun, elementId };
  }

  /** Like `putInstance`, for one that may lie in another scope than before. */
  moveInstance(instance: ElementInstance): void {
    // Children are in the order of their creation, wherever they come from: found anew when next asked for.
    if (this.instance(instance.key)?.scopeKey !== instance.scopeKey) this.children = null;
    this.putInstance(instance);
  }

  putInstance(instance: ElementInstance): void {
    this.current.elementInstances = this.current.elementInstances.put(instance, this.owner);
    if (this.children !== null) index(this.children, instance);
  }

  removeInstance(instance: ElementInstance): void {
    this.current.elementInstances = this.current.elementInstances.remove(instance, this.owner);
    if (instance.scopeKey !== null) this.children?.get(instance.scopeKey)?.delete(instance.key);
  }

  putVariable(scopeKey: ElementInstanceKey, name: string, variable: StoredVariable): void {
    const scope = this.writableScope(scopeKey);
    const replaced = ownMember(scope, name);
    scope[name] = variable;
    if (this.bytes === null) return;
    const grown = this.bytes + bytesOfVariable(name, variable);
    this.setBytes(replaced === undefined ? grown : grown - bytesOfVariable(name, replaced));
  }

  /** Bytes that all variables take as JSON. */
  variableBytes(): number {
    this.bytes ??= bytesOfScopes(this.current.variables);
    return this.bytes;
  }

  /** Bytes that the results of all loops take as JSON, which are handed out when their loop ends. */
  collectedBytes(): number {
    this.resultBytes ??= (this.current.loops?.values() ?? []).reduce(
      (sum, loop) => sum + bytesOfResults(loop),
      0,
    );
    return this.resultBytes;
  }

  /** Bytes that the items of all loops take as JSON, each of which is kept until its loop ends. */
  itemBytes(): number {
    this.loopItemBytes ??= (this.current.loops?.values() ?? []).reduce(
      (sum, loop) => sum + bytesOfItems(loop),
      0,
    );
    return this.loopItemBytes;
  }

  dropVariables(scopeKey: ElementInstanceKey): void {
    const scope = this.current.variables.get(scopeKey);
    if (scope === undefined) return;
    const bytes = this.variableBytes();
    this.current.variables = this.current.variables.delete(scopeKey, this.owner);
    this.setBytes(
      Object.entries(scope).reduce((left, [name, one]) => left - bytesOfVariable(name, one), bytes),
    );
  }

  startLoop(bodyKey: ElementInstanceKey, progress: LoopProgress): void {
    if (this.loopItemBytes !== null) this.loopItemBytes += bytesOfItems(progress);
    this.putLoop(bodyKey, progress);
  }

  countLoopInstance(bodyKey: ElementInstanceKey, count: 'started' | 'terminated'): void {
    const progress = this.loopOf(bodyKey);
    this.putLoop(bodyKey, { ...progress, [count]: progress[count] + 1 });
  }

  completeLoopInstance(
    bodyKey: ElementInstanceKey,
    loopCounter: number,
    result: JsonValue | undefined,
    enough: boolean,
  ): void {
    const progress = this.loopOf(bodyKey);
    this.putLoop(bodyKey, {
      ...progress,
      completed: progress.completed + 1,
      ...(result === undefined ? {} : this.withResult(progress, loopCounter, result)),
      ...(enough ? { enough } : {}),
    });
  }

  private withResult(
    progress: LoopProgress,
    loopCounter: number,
    result: JsonValue,
  ): Pick<LoopProgress, 'results' | 'resultBytes'> {
    const bytes = bytesOfValue(result);
    const former = progress.results ?? PagedTable.empty<JsonValue>();
    // Asked first: the table that holds the former results may be written in place.
    const resultBytes = bytesOfResults(progress) + bytes;
    if (this.resultBytes !== null) this.resultBytes += bytes;
    return { results: former.set(String(loopCounter), result, this.owner), resultBytes };
  }

  dropLoop(bodyKey: ElementInstanceKey): void {
    const progress = this.loop(bodyKey);
    if (progress !== undefined && this.resultBytes !== null) this.resultBytes -= bytesOfResults(progress);
    if (progress !== undefined && this.loopItemBytes !== null) this.loopItemBytes -= bytesOfItems(progress);
    const loops = this.current.loops?.delete(bodyKey, this.owner);
    if (loops === undefined) return;
    if (loops.size > 0) this.current.loops = loops;
    else delete this.current.loops;
  }

  private loopOf(bodyKey: ElementInstanceKey): LoopProgress {
    const progress = this.loop(bodyKey);
    if (progress === undefined) throw new Error(`Element instance ${bodyKey} has not begun its loop.`);
    return progress;
  }

  private putLoop(bodyKey: ElementInstanceKey, progress: LoopProgress): void {
    const loops = this.current.loops ?? PagedTable.empty<LoopProgress>();
    this.current.loops = loops.set(bodyKey, progress, this.owner);
  }

  private writableScope(scopeKey: ElementInstanceKey): Record<string, StoredVariable> {
    const scope = this.current.variables.get(scopeKey);
    if (scope !== undefined && this.copiedScopes.has(scope)) return scope;
    const copy = { ...scope };
    this.copiedScopes.add(copy);
    this.current.variables = this.current.variables.set(scopeKey, copy, this.owner);
    return copy;
  }

  private setBytes(bytes: number): void {
    this.bytes = bytes;
    rememberBytes(this.current.variables, bytes);
  }

  private childIndex(): Map<string, Set<ElementInstanceKey>> {
    if (this.children === null) {
      this.children = new Map();
      for (const instance of this.current.elementInstances.values()) index(this.children, instance);
    }
    return this.children;
  }
}

function index(children: Map<string, Set<ElementInstanceKey>>, instance: ElementInstance): void {
  if (instance.scopeKey === null) return;
  const siblings = children.get(instance.scopeKey);
  if (siblings === undefined) children.set(instance.scopeKey, new Set([instance.key]));
  else siblings.add(instance.key);
}
