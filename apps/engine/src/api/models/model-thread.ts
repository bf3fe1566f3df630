import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { type ThreadTrouble, WorkThread } from '@vorgang/orchestration';
import { HttpProblem } from '../../http/problem.js';
import type { ModelWork, ModelWorkResults } from './convert-model-file.js';

/** Threads run compiled code, also where the server itself runs from its sources. */
const program = new URL(
  import.meta.url.endsWith('.ts')
    ? '../../../dist/api/models/model-thread-main.js'
    : './model-thread-main.js',
  import.meta.url,
);

/** Requests that may wait for the thread; each holds its file in memory. */
const MOST_WAITING = 20;

/**
 * Reads models beside the event loop: a file of 4 MiB takes seconds, in which the node would answer nobody. One thread
 * serves all requests of the node, one after the other; it lives from the first request on.
 */
@Injectable()
export class ModelThread implements OnModuleDestroy {
  private readonly thread = new WorkThread<ModelWork, ModelWorkResults[ModelWork['kind']]>(
    program,
    (trouble) => busy(words[trouble]),
  );
  private waiting = 0;

  /** @throws HttpProblem 503 while too many models wait, or where reading this one takes too long or too much memory */
  async run<Kind extends ModelWork['kind']>(
    work: ModelWork & { readonly kind: Kind },
  ): Promise<ModelWorkResults[Kind]> {
    if (this.waiting >= MOST_WAITING) throw busy('Too many models are being read. Try again in a minute.');
    this.waiting += 1;
    try {
      return (await this.thread.run(work)) as ModelWorkResults[Kind];
    } finally {
      this.waiting -= 1;
    }
  }

  async onModuleDestroy(): Promise<void> {
    await this.thread.end();
  }
}

const words: Readonly<Record<ThreadTrouble, string>> = {
  tooLong: 'The model takes too long to read. Split it up.',
  tooMuchMemory: 'The model takes too much memory to read. Split it up.',
  ended: 'The server is going down. Try again in a minute.',
};

function busy(message: string): HttpProblem {
  return new HttpProblem(503, 'busy', message);
}
