import type { KeySource } from '@vorgang/execution';

/** Hands out keys and remembers the first: a fresh key in the history proves that the step was written. */
export class TrackedKeys implements KeySource {
  first: string | null = null;

  constructor(private readonly source: KeySource) {}

  next(): string {
    const key = this.source.next();
    this.first ??= key;
    return key;
  }
}
