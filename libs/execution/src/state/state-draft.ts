import type { ElementInstanceKey } from '../keys.js';
import type { JsonValue } from '@vorgang/feel';
import type {
  ElementInstance,
  ExecutionState,
  LoopProgress,
  StoredVariable,
  VariableState,
} from './execution-state.js';
import { bytesOfScope, bytesOfVariable } from './variable-bytes.js';

type Writable<Type> = { -readonly [Property in keyof Type]: Type[Property] };
type ScopeVariables = Readonly<Record<string, StoredVariable>>;

/**
 * A state under change. The given state is never touched: each part is copied once, when it is first written,
 * and parts that are never written stay shared with the given state.
 */
export class StateDraft {
  private readonly current: Writable<ExecutionState>;
  private instancesCopied = false;
  private variablesCopied = false;
  private readonly copiedScopes = new Set<string>();
  private loopsCopied = false;
  private readonly copiedResults = new Set<string>();
  /** Bytes of all variables; found when first asked for, then kept up to date. */
  private bytes: number | null = null;
  /** Living children per scope. Derived from the element instances when first asked for, then kept up to date. */
  private children: Map<string, Set<ElementInstanceKey>> | null = null;

  constructor(base: ExecutionState) {
    this.current = { ...base };
  }

  get state(): ExecutionState {
    return this.current;
  }

  instance(key: ElementInstanceKey): ElementInstance | undefined {
    return this.current.elementInstances[key];
  }

  /** Children in the order of their creation. */
  childKeys(scopeKey: ElementInstanceKey): readonly ElementInstanceKey[] {
    return [...(this.childIndex().get(scopeKey) ?? [])];
  }

  childCount(scopeKey: ElementInstanceKey): number {
    return this.childIndex().get(scopeKey)?.size ?? 0;
  }

  variablesOf(scopeKey: ElementInstanceKey): ScopeVariables | undefined {
    return this.current.variables[scopeKey];
  }

  setStatus(status: ExecutionState['status']): void {
    this.current.status = status;
  }

  putInstance(instance: ElementInstance): void {
    this.writableInstances()[instance.key] = instance;
    if (this.children !== null) index(this.children, instance);
  }

  removeInstance(instance: ElementInstance): void {
    delete this.writableInstances()[instance.key];
    if (instance.scopeKey !== null) this.children?.get(instance.scopeKey)?.delete(instance.key);
  }

  putVariable(scopeKey: ElementInstanceKey, name: string, variable: StoredVariable): void {
    const variables = this.writableVariables();
    let scope = variables[scopeKey] as Record<string, StoredVariable> | undefined;
    if (scope === undefined || !this.copiedScopes.has(scopeKey)) {
      scope = { ...scope };
      variables[scopeKey] = scope;
      this.copiedScopes.add(scopeKey);
    }
    if (this.bytes !== null) {
      const replaced = scope[name];
      this.bytes += bytesOfVariable(name, variable);
      if (replaced !== undefined) this.bytes -= bytesOfVariable(name, replaced);
    }
    scope[name] = variable;
  }

  /** Bytes that all variables take as JSON. */
  variableBytes(): number {
    this.bytes ??= Object.values(this.current.variables).reduce(
      (bytes, scope) => bytes + bytesOfScope(scope),
      0,
    );
    return this.bytes;
  }

  dropVariables(scopeKey: ElementInstanceKey): void {
    const scope = this.current.variables[scopeKey];
    if (scope === undefined) return;
    if (this.bytes !== null) this.bytes -= bytesOfScope(scope);
    delete this.writableVariables()[scopeKey];
    this.copiedScopes.delete(scopeKey);
  }

  startLoop(bodyKey: ElementInstanceKey, progress: LoopProgress): void {
    this.writableLoops()[bodyKey] = progress;
  }

  countLoopInstance(bodyKey: ElementInstanceKey, count: 'started' | 'terminated'): void {
    const progress = this.loopOf(bodyKey);
    this.writableLoops()[bodyKey] = { ...progress, [count]: progress[count] + 1 };
  }

  completeLoopInstance(
    bodyKey: ElementInstanceKey,
    loopCounter: number,
    result: JsonValue | undefined,
    enough: boolean,
  ): void {
    const progress = this.loopOf(bodyKey);
    const results = result === undefined ? progress.results : this.writableResults(bodyKey, progress);
    if (results !== undefined && result !== undefined) {
      (results as Record<number, JsonValue>)[loopCounter] = result;
    }
    this.writableLoops()[bodyKey] = {
      ...progress,
      completed: progress.completed + 1,
      ...(results === undefined ? {} : { results }),
      ...(enough ? { enough } : {}),
    };
  }

  dropLoop(bodyKey: ElementInstanceKey): void {
    if (this.current.loops?.[bodyKey] === undefined) return;
    const loops = this.writableLoops();
    delete loops[bodyKey];
    this.copiedResults.delete(bodyKey);
    if (Object.keys(loops).length === 0) delete this.current.loops;
  }

  private loopOf(bodyKey: ElementInstanceKey): LoopProgress {
    const progress = this.current.loops?.[bodyKey];
    if (progress === undefined) throw new Error(`Element instance ${bodyKey} has not begun its loop.`);
    return progress;
  }

  private writableLoops(): Record<string, LoopProgress> {
    if (!this.loopsCopied || this.current.loops === undefined) {
      this.current.loops = { ...this.current.loops };
      this.loopsCopied = true;
    }
    return this.current.loops as Record<string, LoopProgress>;
  }

  private writableResults(bodyKey: ElementInstanceKey, progress: LoopProgress): Record<number, JsonValue> {
    if (this.copiedResults.has(bodyKey)) return progress.results as Record<number, JsonValue>;
    this.copiedResults.add(bodyKey);
    return { ...progress.results };
  }

  private writableInstances(): Record<string, ElementInstance> {
    if (!this.instancesCopied) {
      this.current.elementInstances = { ...this.current.elementInstances };
      this.instancesCopied = true;
    }
    return this.current.elementInstances as Record<string, ElementInstance>;
  }

  private writableVariables(): Record<string, ScopeVariables> {
    if (!this.variablesCopied) {
      this.current.variables = { ...this.current.variables };
      this.variablesCopied = true;
    }
    return this.current.variables as Writable<VariableState>;
  }

  private childIndex(): Map<string, Set<ElementInstanceKey>> {
    if (this.children === null) {
      this.children = new Map();
      const instances = Object.values(this.current.elementInstances).sort(byCreation);
      for (const instance of instances) index(this.children, instance);
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

/** Keys grow with time, so the numeric order of their digits is the order of creation. */
function byCreation(left: ElementInstance, right: ElementInstance): number {
  return left.key.length - right.key.length || (left.key < right.key ? -1 : 1);
}
