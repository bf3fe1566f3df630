import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { Express } from 'express';
import { describeEvents } from './describe-events.js';
import { serveDocumentation } from './serve-documentation.js';

/** Describes every route of `/api` and `/v2` in OpenAPI 3.1, from the classes that also check the requests. */
export function describeInterfaces(application: INestApplication): OpenAPIObject {
  const options = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Vorgang')
    .setDescription(
      'Two families: `/api` is the interface of Vorgang’s own applications, `/v2` follows the Orchestration Cluster ' +
        'REST API. Errors are problem details (RFC 9457); keys are strings of digits; times are RFC 3339 in UTC.',
    )
    .setVersion('0.1.0')
    .setLicense('EUPL-1.2', 'https://joinup.ec.europa.eu/collection/eupl/eupl-text-eupl-12')
    .addBasicAuth()
    .addCookieAuth('vorgang_session')
    .addSecurityRequirements('basic')
    .addSecurityRequirements('cookie')
    .build();
  return SwaggerModule.createDocument(application, options, {
    operationIdFactory: (_controller, method) => method,
  });
}

/** Answers the descriptions at `/api/openapi.json` and `/api/asyncapi.json`, and pages to read them, to everyone. */
export function publishDescription(application: INestApplication): void {
  const description = describeInterfaces(application);
  const server = application.getHttpAdapter().getInstance() as Express;
  server.get('/api/openapi.json', (_request, response) => {
    response.json(description);
  });
  const events = describeEvents();
  server.get('/api/asyncapi.json', (_request, response) => {
    response.json(events);
  });
  serveDocumentation(server, events);
}
