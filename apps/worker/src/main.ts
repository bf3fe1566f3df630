import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { readConfiguration } from './configuration.js';
import { WorkerModule } from './worker.module.js';

const context = await NestFactory.createApplicationContext(
  WorkerModule.with(readConfiguration(process.env)),
  {
    logger: ['error', 'warn'],
  },
);
context.enableShutdownHooks();
console.log(JSON.stringify({ level: 'info', event: 'worker-ready' }));
