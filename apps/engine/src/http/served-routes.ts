import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Express } from 'express';

export interface ServedRoute {
  readonly method: string;
  readonly path: string;
}

interface Layer {
  readonly route?: {
    readonly path: string | readonly string[];
    readonly methods: Readonly<Record<string, boolean>>;
  };
}

/** Every route that Express serves, as it matches them. */
export function servedRoutes(application: NestExpressApplication): readonly ServedRoute[] {
  const server = application.getHttpAdapter().getInstance() as Express;
  const layers = server.router.stack as readonly Layer[];
  return layers.flatMap(({ route }) => {
    if (!route) return [];
    const methods = Object.keys(route.methods).filter((method) => route.methods[method]);
    const paths = [route.path].flat();
    return paths.flatMap((path) => methods.map((method) => ({ method: method.toUpperCase(), path })));
  });
}
