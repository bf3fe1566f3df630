// The bootstrap of `npm start`: plain JavaScript, because it builds what everything else is written in.
import { requireNode } from '../node-version.mjs';
import { build } from '../build.mjs';

requireNode();
const started = Date.now();
await build();
const { startDemonstration } = await import('./dist/index.js');
await startDemonstration(started);
