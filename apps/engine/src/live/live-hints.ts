import type { LiveHint } from '@vorgang/orchestration';

/** A hint with its place in this process's stream. */
export interface NumberedHint {
  readonly id: number;
  readonly hint: LiveHint;
}

const remembered = 1000;

/**
 * Passes hints on to the pages that are open, and remembers the latest so that a page that lost its
 * connection for a moment misses none. A hint carries no data: losing one costs a reload, nothing else.
 */
export class LiveHints {
  private readonly listeners = new Set<(hint: NumberedHint) => void>();
  private readonly recent: NumberedHint[] = [];
  private lastId = 0;

  /** `epoch` tells the streams of two processes apart. */
  constructor(readonly epoch: string = Date.now().toString(36)) {}

  readonly publish = (hint: LiveHint): void => {
    const numbered = { id: (this.lastId += 1), hint };
    this.recent.push(numbered);
    if (this.recent.length > remembered) this.recent.shift();
    for (const listener of this.listeners) listener(numbered);
  };

  /** Calls back for each new hint until the answer is called. */
  subscribe(listener: (hint: NumberedHint) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** The hints after that one, or null when some of them are forgotten and everything should be read again. */
  since(id: number): readonly NumberedHint[] | null {
    const oldest = this.recent[0]?.id ?? this.lastId + 1;
    if (id > this.lastId || id < oldest - 1) return null;
    return this.recent.filter((numbered) => numbered.id > id);
  }
}
