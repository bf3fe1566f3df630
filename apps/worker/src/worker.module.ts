import { type DynamicModule, Inject, Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import type { WorkerConfiguration } from './configuration.js';
import { startWorker, type Worker } from './worker.js';

const WORKER = Symbol('worker');

/** Ends the worker in order when the application context ends. */
@Injectable()
class WorkerShutdown implements OnApplicationShutdown {
  constructor(@Inject(WORKER) private readonly worker: Worker) {}

  onApplicationShutdown(): Promise<void> {
    return this.worker.close();
  }
}

/** The worker as a NestJS application context: no HTTP, consumers and sweeps only. */
@Module({})
export class WorkerModule {
  static with(configuration: WorkerConfiguration): DynamicModule {
    return {
      module: WorkerModule,
      providers: [{ provide: WORKER, useFactory: () => startWorker(configuration) }, WorkerShutdown],
    };
  }
}
