/** A job as a stream hands it over. */
export interface StreamedJob {
  readonly jobKey: string;
  readonly processInstanceKey: string;
  readonly tenantId: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The worker's end of a stream of jobs. */
export interface OpenJobStream {
  readonly answer: Response;
  /** Reads on until a job comes. */
  nextJob(): Promise<StreamedJob>;
  /** Reads on to the end of the stream and answers all of it that was not read yet, without heartbeats. */
  rest(): Promise<string>;
  /** Leaves without a word. */
  close(): void;
}

/** Opens a stream and waits until it has begun, or was refused. */
export async function openJobStream(
  url: string,
  headers: Readonly<Record<string, string>>,
  query: Readonly<Record<string, string>>,
): Promise<OpenJobStream> {
  const stop = new AbortController();
  const address = `${url}/api/jobs/stream?${new URLSearchParams(query).toString()}`;
  const answer = await fetch(address, { headers, signal: stop.signal });
  const reader = answer.ok ? answer.body?.pipeThrough(new TextDecoderStream()).getReader() : undefined;
  let text = '';

  async function readMore(): Promise<boolean> {
    const chunk = await reader?.read();
    if (!chunk || chunk.done) return false;
    text += chunk.value;
    return true;
  }

  /** Takes the next event, such as `event: job\ndata: {}`. */
  async function next(): Promise<string> {
    while (!text.includes('\n\n')) {
      if (!(await readMore())) throw new Error(`The stream ended without a further event: ${text}`);
    }
    const end = text.indexOf('\n\n');
    const event = text.slice(0, end);
    text = text.slice(end + 2);
    return event;
  }

  if (answer.ok) await next();
  return {
    answer,
    close: () => stop.abort(),
    async nextJob() {
      for (;;) {
        const [, data] = /^event: job\ndata: (.*)$/.exec(await next()) ?? [];
        if (data !== undefined) return JSON.parse(data) as StreamedJob;
      }
    },
    async rest() {
      while (await readMore());
      return text.replaceAll(': heartbeat\n\n', '');
    },
  };
}
