import type { FeelContext, FeelValue } from '../values/value.js';

/** Names in reach of an expression, innermost first. */
export interface Scope {
  /** `undefined` when no such name is in reach. */
  find(name: string): FeelValue | undefined;
}

/** Adds one name. */
export class NameScope implements Scope {
  constructor(
    private readonly parent: Scope,
    private readonly name: string,
    public value: FeelValue,
  ) {}

  find(name: string): FeelValue | undefined {
    return name === this.name ? this.value : this.parent.find(name);
  }
}

/** Adds the entries of a context. */
export class ContextScope implements Scope {
  constructor(
    private readonly parent: Scope,
    private readonly context: FeelContext,
  ) {}

  find(name: string): FeelValue | undefined {
    const value = this.context.get(name);
    return value === undefined ? this.parent.find(name) : value;
  }
}

/** The outermost scope: whatever a function knows. */
export class LookupScope implements Scope {
  constructor(private readonly lookup: (name: string) => FeelValue | undefined) {}

  find(name: string): FeelValue | undefined {
    return this.lookup(name);
  }
}
