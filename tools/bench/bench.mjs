import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

// Builds what the benchmark needs, then runs it: `npm run bench`, `npm run bench -- --quick --json`.
const path = (name) => fileURLToPath(new URL(name, import.meta.url));

function run(args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: 'inherit' });
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : process.exit(code ?? 1)));
  });
}

await run([path('../../node_modules/typescript/bin/tsc'), '--build', path('tsconfig.json')]);
await run([path('dist/main.js'), ...process.argv.slice(2)]);
