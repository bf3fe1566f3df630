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
  server.get(['/workbench', '/workbench/*path'], (_request, response) => {
    response.set('Cache-Control', 'no-cache').sendFile(join(folder, 'index.html'));
  });
}
