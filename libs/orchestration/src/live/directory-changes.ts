/** Tells whoever depends on people's rights that sessions or rights have changed somewhere. */
export class DirectoryChanges {
  private readonly listeners = new Set<() => void>();

  /** Answers how to stop listening. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  changed(): void {
    for (const listener of this.listeners) listener();
  }
}
