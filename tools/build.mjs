import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Builds what changed: the TypeScript projects by their references, the web application by Nx with its cache.
 *
 * @param {(line: string) => void} say where progress goes
 */
export async function build(say = (line) => console.log(line)) {
  say('Building the server …');
  await run('typescript/bin/tsc', ['--build', 'tsconfig.json']);
  say('Building the workbench …');
  await run('nx/dist/bin/nx.js', ['run-many', '--target=build', '--outputStyle=static']);
}

/** Runs a program of node_modules; shows what it printed only when it fails. */
function run(program, args) {
  const path = fileURLToPath(new URL(`../node_modules/${program}`, import.meta.url));
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path, ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NX_DAEMON: 'false', NX_NO_CLOUD: 'true', NX_TUI: 'false', FORCE_COLOR: '0' },
    });
    let output = '';
    child.stdout.on('data', (text) => (output += text));
    child.stderr.on('data', (text) => (output += text));
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) return resolve(undefined);
      console.error(output);
      reject(new Error(`${program} ${args.join(' ')} ended with code ${code}. Its output is above.`));
    });
  });
}

// As a program of its own: `npm run build`.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await build().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
