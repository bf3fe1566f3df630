import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Express } from 'express';
import type { AsyncApiDocument } from './asyncapi-document.js';
import { renderEventsPage } from './render-events-page.js';

const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
const assets = ['swagger-ui.css', 'swagger-ui-bundle.js'];

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Vorgang: interfaces</title>
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
<script defer src="/api/docs/swagger-ui-bundle.js"></script>
<script defer src="/api/docs/start.js"></script>
</head>
<body>
<p><a href="/api/openapi.json">OpenAPI</a> · <a href="/api/docs/events">Events</a> · <a href="/api/asyncapi.json">AsyncAPI</a></p>
<main id="interfaces"></main>
</body>
</html>
`;

/** Requests are not sent from the page: it is there to read. Nothing is asked of a foreign validator. */
const script = `SwaggerUIBundle({
  url: '/api/openapi.json',
  dom_id: '#interfaces',
  deepLinking: true,
  docExpansion: 'none',
  supportedSubmitMethods: [],
  validatorUrl: null,
});
`;

/**
 * Serves the interfaces to read at `/api/docs` and the events at `/api/docs/events`, to everyone, from this server alone:
 * no inline script, so the headers of all pages hold here too.
 */
export function serveDocumentation(server: Express, events: AsyncApiDocument): void {
  const eventsPage = renderEventsPage(events);
  server.get('/api/docs', (_request, response) => void response.type('html').send(page));
  server.get('/api/docs/events', (_request, response) => void response.type('html').send(eventsPage));
  server.get('/api/docs/start.js', (_request, response) => void response.type('js').send(script));
  for (const name of assets) {
    server.get(`/api/docs/${name}`, (_request, response) => response.sendFile(join(folder, name)));
  }
}
