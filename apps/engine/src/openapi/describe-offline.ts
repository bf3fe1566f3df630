import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import type { OpenAPIObject } from '@nestjs/swagger';
import { ApplicationModule } from '../application.module.js';
import { readConfiguration } from '../configuration.js';
import type { EngineParts } from '../platform/engine-parts.js';
import { describeInterfaces } from './publish-description.js';

/** The description of the interfaces without a database or an engine: nothing is instantiated. */
export async function describeOffline(): Promise<OpenAPIObject> {
  const configuration = readConfiguration({ DATABASE_URL: 'postgresql://localhost/none' });
  const module = ApplicationModule.with(configuration, { portal: { work: {} } } as unknown as EngineParts);
  const application = await NestFactory.create(module, new ExpressAdapter(), {
    preview: true,
    logger: ['error'],
  });
  return describeInterfaces(application);
}
