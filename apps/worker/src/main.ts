import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { startTracing } from '@vorgang/telemetry';
import { readConfiguration } from './configuration.js';
import { WorkerModule } from './worker.module.js';

/** A start that takes longer hangs on a connection that broke in the middle: better to end and be started again. */
const patience = 30_000;

const tooSlow = setTimeout(() => {
  console.error(JSON.stringify({ level: 'error', event: 'worker-start-hangs' }));
  process.exit(1);
}, patience);
const tracing = startTracing('vorgang-worker', process.env);
const context = await NestFactory.createApplicationContext(
  WorkerModule.with(readConfiguration(process.env)),
  { logger: ['error', 'warn'] },
);
clearTimeout(tooSlow);

/** Milliseconds that closing may take before the process ends by force. */
const closingTime = 14_000;
let stopping = false;

function stop(): void {
  if (stopping) return;
  stopping = true;
  setTimeout(() => {
    console.error(JSON.stringify({ level: 'error', event: 'worker-stop-hangs' }));
    process.exit(1);
  }, closingTime).unref();
  const closed = context.close().then(() => tracing?.stop());
  void closed.then(
    () => process.exit(0),
    (error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      console.error(JSON.stringify({ level: 'error', event: 'worker-stop-failed', reason }));
      process.exit(1);
    },
  );
}

process.once('SIGTERM', stop);
process.once('SIGINT', stop);
console.log(JSON.stringify({ level: 'info', event: 'worker-ready' }));
