import { Worker } from 'node:worker_threads';

/** The largest file that is read takes a fraction of this. */
const MOST_MILLISECONDS = 60_000;
const MOST_MEGABYTES = 1024;

/** Why there is no answer: it took too long or too much memory, or the thread was ended. */
export type ThreadTrouble = 'tooLong' | 'tooMuchMemory' | 'ended';

/** What a thread's program posts for each message. */
type Answer<Result> = { readonly result: Result } | { readonly failure: string };

/**
 * Works beside the event loop, on one thing after the other. The thread begins with the first one, and anew after one
 * that broke it; while it has nothing to do it does not keep the process alive.
 */
export class WorkThread<Work, Result> {
  private worker: Worker | undefined;
  private last: Promise<unknown> = Promise.resolve();

  /**
   * @param program compiled, also where whoever calls runs from sources; answers each message with an `Answer`
   * @param errorOf what the caller is told of a trouble
   */
  constructor(
    private readonly program: URL,
    private readonly errorOf: (trouble: ThreadTrouble, work: Work) => Error,
  ) {}

  run(work: Work): Promise<Result> {
    const turn = this.last.then(() => this.send(work));
    this.last = turn.catch(() => undefined);
    return turn;
  }

  async end(): Promise<void> {
    const { worker } = this;
    this.worker = undefined;
    await worker?.terminate();
  }

  private async send(work: Work): Promise<Result> {
    const worker = (this.worker ??= begin(this.program));
    const answer = await this.answerOf(worker, work).catch(async (problem: unknown) => {
      await this.end();
      throw problem;
    });
    if ('failure' in answer) throw new Error(answer.failure);
    return answer.result;
  }

  private answerOf(worker: Worker, work: Work): Promise<Answer<Result>> {
    return new Promise((resolve, reject) => {
      const fail = (trouble: ThreadTrouble) => settle(() => reject(this.errorOf(trouble, work)));
      const timer = setTimeout(() => fail('tooLong'), MOST_MILLISECONDS);
      const onMessage = (answer: Answer<Result>) => settle(() => resolve(answer));
      const onError = (error: Error) =>
        isOutOfMemory(error) ? fail('tooMuchMemory') : settle(() => reject(error));
      const onExit = () => fail('ended');
      function settle(done: () => void) {
        clearTimeout(timer);
        worker.off('message', onMessage).off('error', onError).off('exit', onExit);
        worker.unref();
        done();
      }
      worker.on('message', onMessage).on('error', onError).on('exit', onExit);
      worker.ref();
      worker.postMessage(work);
    });
  }
}

function begin(program: URL): Worker {
  const worker = new Worker(program, {
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
    // Not those of the process: they may say that packages are run from their sources.
    execArgv: [],
  });
  worker.unref();
  return worker;
}

function isOutOfMemory(error: Error): boolean {
  return 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
