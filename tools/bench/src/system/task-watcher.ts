interface Hint {
  readonly kind: string;
  readonly key: string;
}

/** A colleague whose page hears of tasks by server-sent events and then reads the inbox, as the workbench does. */
export class TaskWatcher {
  private readonly leaving = new AbortController();
  private readonly known = new Set<string>();
  private wake: () => void = () => undefined;

  private constructor(
    private readonly address: string,
    private readonly authorization: string,
  ) {}

  static async open(address: string, authorization: string): Promise<TaskWatcher> {
    const watcher = new TaskWatcher(address, authorization);
    for (const key of await watcher.readInbox()) watcher.known.add(key);
    const answer = await fetch(`${address}/api/events`, {
      headers: { authorization },
      signal: watcher.leaving.signal,
    });
    if (!answer.ok || answer.body === null) throw new Error(`${answer.status} ${await answer.text()}`);
    void watcher.listen(answer.body);
    return watcher;
  }

  /** A task that the inbox did not hold before. */
  async nextTask(): Promise<string> {
    for (;;) {
      const come = (await this.readInbox()).find((key) => !this.known.has(key));
      if (come !== undefined) {
        this.known.add(come);
        return come;
      }
      await this.hint();
    }
  }

  /** Resolves when an event told of something, and the inbox that was read then no longer has the task. */
  async untilGone(task: string): Promise<void> {
    do await this.hint();
    while ((await this.readInbox()).includes(task));
  }

  close(): void {
    this.leaving.abort();
  }

  private hint(): Promise<void> {
    return new Promise((resolve) => (this.wake = resolve));
  }

  private async listen(body: ReadableStream<Uint8Array>): Promise<void> {
    const reader = body.getReader();
    const decoder = new TextDecoder();
    let text = '';
    try {
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        const lines = `${text}${decoder.decode(part.value, { stream: true })}`.split('\n');
        text = lines.pop() ?? '';
        if (lines.some(tellsOfTask)) this.wake();
      }
    } catch (error) {
      if (!this.leaving.signal.aborted) throw error;
    }
  }

  private async readInbox(): Promise<readonly string[]> {
    const answer = await fetch(`${this.address}/api/inbox/search`, {
      method: 'POST',
      headers: { authorization: this.authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ scope: 'groups', sort: 'createdAt', limit: 100 }),
    });
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
    const { items } = (await answer.json()) as {
      readonly items: readonly { readonly userTaskKey: string }[];
    };
    return items.map(({ userTaskKey }) => userTaskKey);
  }
}

function tellsOfTask(line: string): boolean {
  if (!line.startsWith('data: ')) return false;
  return (JSON.parse(line.slice('data: '.length)) as Partial<Hint>).kind === 'userTask';
}
