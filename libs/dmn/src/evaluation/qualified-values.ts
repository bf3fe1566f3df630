import type { FeelValue } from '@vorgang/feel';

/**
 * Values by the names under which logic sees them: what comes from an import stands in a context that has the name of
 * the import (DMN 1.5, 6.3.3).
 */
export class QualifiedValues {
  readonly values = new Map<string, FeelValue>();
  private readonly contexts = new Map<string, Map<string, FeelValue>>();

  /** @param importName empty for what is not imported, or imported without a name */
  set(importName: string, name: string, value: FeelValue): void {
    this.namespace(importName).set(name, value);
  }

  has(importName: string, name: string): boolean {
    return this.namespace(importName).has(name);
  }

  private namespace(importName: string): Map<string, FeelValue> {
    if (importName === '') return this.values;
    const known = this.contexts.get(importName);
    if (known !== undefined) return known;
    const context = new Map<string, FeelValue>();
    this.contexts.set(importName, context);
    this.values.set(importName, context);
    return context;
  }
}
