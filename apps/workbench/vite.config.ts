import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The server serves the result below /workbench/ with a content security policy that allows no inline script. */
export default defineConfig({
  base: '/workbench/',
  plugins: [react()],
  resolve: { conditions: ['@vorgang/source', 'browser', 'module', 'production'] },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // A polyfill would be an inline script; every browser that we support preloads modules itself.
    modulePreload: { polyfill: false },
    // Fonts and icons stay files: the policy allows no data: fonts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2500,
  },
});
