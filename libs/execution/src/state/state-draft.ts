import type { ElementInstanceKey } from '../keys.js';
import type { ElementInstance, ExecutionState, StoredVariable, VariableState } from './execution-state.js';

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
    scope[name] = variable;
  }

  dropVariables(scopeKey: ElementInstanceKey): void {
    if (this.current.variables[scopeKey] === undefined) return;
    delete this.writableVariables()[scopeKey];
    this.copiedScopes.delete(scopeKey);
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
