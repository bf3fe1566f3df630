import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { type Express } from 'express';

const folder = fileURLToPath(new URL('../../../workbench/dist/', import.meta.url));

/** Serves the staff application's build under `/workbench`; its own routes all answer with its page. */
export function serveWorkbench(server: Express): void {
  if (!existsSync(join(folder, 'index.html'))) return;
  server.use(
    '/workbench/assets',
    express.static(join(folder, 'assets'), {
      immutable: true,
      maxAge: '365d',
      index: false,
      fallthrough: false,
    }),
  );
  server.use('/workbench', express.static(folder, { index: false, maxAge: 0 }));
  // Not by `sendFile`, which gives a tag only where the whole server does.
  const page = express.static(folder, { index: false, cacheControl: false });
  server.get(['/workbench', '/workbench/*path'], (request, response, next) => {
    request.url = '/index.html';
    response.set('Cache-Control', 'no-cache');
    page(request, response, next);
  });
}
