import 'reflect-metadata';
import { ConsoleLogger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter, type NestExpressApplication } from '@nestjs/platform-express';
import express from 'express';
import { ApplicationModule } from '../application.module.js';
import type { EngineConfiguration } from '../configuration.js';
import type { LoadShedding } from '../overload/load-shedding.js';
import { publishDescription } from '../openapi/publish-description.js';
import type { EngineParts } from '../platform/engine-parts.js';
import { answerMiddlewareProblem } from './answer-problem.js';
import { answerUnreadableRequests } from './answer-unreadable-requests.js';
import type { ClosingGate } from './closing-gate.js';
import { keepOutOfCaches } from './keep-out-of-caches.js';
import { limitSlowClients } from './limit-slow-clients.js';
import { measureRequests } from './measure-requests.js';
import { refuseNulInAddress } from './refuse-nul-in-address.js';
import { requestBodies } from './request-bodies.js';
import { requestValidation } from './request-validation.js';
import { securityHeaders } from './security-headers.js';
import { separateHosts } from './separate-hosts.js';
import { compressFiles, fileAddresses } from './compress-files.js';
import { serveWorkbench } from './serve-workbench.js';
import { traceRequests } from './trace-requests.js';

/** What turns requests away before anything is done with them. */
export interface Doors {
  readonly gate: ClosingGate;
  readonly shedding: LoadShedding;
}

/** Wires the HTTP server: security headers, bodies, validation, static files, routes. It does not listen yet. */
export async function createServer(
  configuration: EngineConfiguration,
  parts: EngineParts,
  { gate, shedding }: Doors,
): Promise<NestExpressApplication> {
  const server = express();
  server.disable('x-powered-by');
  server.set('trust proxy', configuration.trustedProxies);
  server.set('query parser', 'simple');
  // A tag says what a change may be tied to: an answer has one where its route gives it, and a refusal has none.
  server.set('etag', false);
  const application = await NestFactory.create<NestExpressApplication>(
    ApplicationModule.with(configuration, parts),
    new ExpressAdapter(server),
    {
      bodyParser: false,
      logger: new ConsoleLogger({ json: true, colors: false, logLevels: ['error', 'warn'] }),
      forceCloseConnections: false,
      abortOnError: false,
    },
  );
  limitSlowClients(application.getHttpServer());
  answerUnreadableRequests(application.getHttpServer());
  // Every answer has the headers, also that of a server that stops.
  application.use(securityHeaders(configuration), gate.handler(), traceRequests());
  if (parts.metrics) application.use(measureRequests(parts.metrics));
  application.use(
    separateHosts(configuration),
    refuseNulInAddress,
    shedding.handler(parts.metrics),
    ...requestBodies(),
    answerMiddlewareProblem,
  );
  application.use(['/api', '/v2'], keepOutOfCaches);
  application.use([...fileAddresses], compressFiles());
  serveWorkbench(server);
  application.useGlobalPipes(requestValidation());
  publishDescription(application);
  await application.init();
  return application;
}
