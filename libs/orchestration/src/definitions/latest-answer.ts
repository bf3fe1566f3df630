/** Asks the database once for all callers that wait at the same time, never giving one an answer from before its call. */
export class LatestAnswer<Answer> {
  private readonly asking = new Map<string, { running: Promise<Answer>; next: Promise<Answer> | null }>();

  constructor(private readonly question: (subject: string) => Promise<Answer>) {}

  /** Asked after the call began, never from an older answer. */
  current(subject: string): Promise<Answer> {
    const asking = this.asking.get(subject);
    if (asking === undefined) return this.ask(subject);
    // The query under way may have begun before our caller's change: its answer is too old for us.
    asking.next ??= asking.running.then(
      () => this.ask(subject),
      () => this.ask(subject),
    );
    return asking.next;
  }

  private ask(subject: string): Promise<Answer> {
    const running = this.question(subject).finally(() => {
      if (this.asking.get(subject)?.running === running) this.asking.delete(subject);
    });
    this.asking.set(subject, { running, next: null });
    return running;
  }
}
