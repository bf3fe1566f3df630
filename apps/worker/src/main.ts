import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { readConfiguration } from './configuration.js';
import { WorkerModule } from './worker.module.js';

/** A start that takes longer hangs on a connection that broke in the middle: better to end and be started again. */
const patience = 30_000;

const tooSlow = setTimeout(() => {
  console.error(JSON.stringify({ level: 'error', event: 'worker-start-hangs' }));
  process.exit(1);
}, patience);
const context = await NestFactory.createApplicationContext(
  WorkerModule.with(readConfiguration(process.env)),
  { logger: ['error', 'warn'] },
);
clearTimeout(tooSlow);
context.enableShutdownHooks();
console.log(JSON.stringify({ level: 'info', event: 'worker-ready' }));
