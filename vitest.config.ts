import swc from 'unplugin-swc';
import { defineConfig } from 'vitest/config';

const conditions = ['@vorgang/source', 'node', 'module', 'development|production'];

/** One run for everything: units and scenarios beside the code, integration, and the browser tests of apps/*-e2e. */
export default defineConfig({
  // NestJS reads constructor parameter types at run time, which only a compiler with decorator metadata writes.
  plugins: [swc.vite({ module: { type: 'es6' }, jsc: { target: 'es2022', keepClassNames: true } })],
  resolve: { conditions },
  ssr: { resolve: { conditions: conditions.filter((condition) => condition !== 'module') } },
  test: {
    include: ['{apps,libs,migrations,tools}/**/src/**/*.spec.{ts,tsx}', 'processes/**/*.scenario.ts'],
    globalSetup: ['tools/test-services/src/global-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
