import 'reflect-metadata';
import { ConsoleLogger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { errorText } from '@vorgang/orchestration';
import { startTracing } from '@vorgang/telemetry';
import { readConfiguration } from './configuration.js';
import { workerLog } from './logging/worker-log.js';
import { WorkerModule } from './worker.module.js';

/** A start that takes longer hangs on a connection that broke in the middle: better to end and be started again. */
const patience = 30_000;

const tooSlow = setTimeout(() => {
  workerLog.error('worker-start-hangs');
  process.exit(1);
}, patience);
const tracing = startTracing('vorgang-worker', process.env);
const context = await NestFactory.createApplicationContext(
  WorkerModule.with(readConfiguration(process.env)),
  { logger: new ConsoleLogger({ json: true, colors: false, logLevels: ['error', 'warn'] }) },
);
clearTimeout(tooSlow);

/** Milliseconds that closing may take before the process ends by force. */
const closingTime = 14_000;
let stopping = false;

function stop(): void {
  if (stopping) return;
  stopping = true;
  setTimeout(() => {
    workerLog.error('worker-stop-hangs');
    process.exit(1);
  }, closingTime).unref();
  const closed = context.close().then(() => tracing?.stop());
  void closed.then(
    () => process.exit(0),
    (error: unknown) => {
      workerLog.error('worker-stop-failed', { reason: errorText(error) });
      process.exit(1);
    },
  );
}

process.once('SIGTERM', stop);
process.once('SIGINT', stop);
workerLog.info('worker-ready');
