// `node tools/package.mjs FOLDER`: what engine and worker need to run, and nothing else: no tools, simulators, tests or
// packages of development. The repository must have been built and its packages installed.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const programs = ['@vorgang/engine', '@vorgang/worker'];
/** What stands in a workspace and is not needed to run it. */
const notToRun =
  /(^|\/)(src|testing|node_modules|tsconfig[^/]*\.json|vite\.config\.ts|.*\.tsbuildinfo|.*\.d\.ts(\.map)?)$/;

/**
 * Writes the production folder. It must not exist.
 *
 * @param {string} target
 * @param {{ readonly workbench?: boolean }} [parts] what may be left out, for tests where the web application is not built
 */
export function writeProduction(target, { workbench = true } = {}) {
  if (existsSync(target)) throw new Error(`${target} exists already.`);
  const workspaces = neededWorkspaces();
  for (const { folder } of workspaces) copy(folder, target, (path) => !notToRun.test(path));
  if (workbench) copy('apps/workbench/dist', target);
  copy('processes', target, (path) => !path.endsWith('.ts'));
  for (const file of ['package.json', 'LICENSE', 'LICENSES', 'NOTICE.md']) copy(file, target);
  for (const folder of neededPackages(workspaces)) {
    // Packages inside it are listed by themselves.
    copy(folder, target, (path) => !relative(folder, path).startsWith('node_modules'));
  }
  link(workspaces, target);
}

/** The programs' workspaces and all that they depend on, by their package.json. */
function neededWorkspaces() {
  const all = new Map(
    ['apps', 'libs']
      .flatMap((parent) => readdirSync(join(root, parent)).map((name) => `${parent}/${name}`))
      .concat('migrations')
      .filter((folder) => existsSync(join(root, folder, 'package.json')))
      .map((folder) => [readJson(`${folder}/package.json`).name, folder]),
  );
  const needed = new Map();
  const visit = (name) => {
    const folder = all.get(name);
    if (folder === undefined || needed.has(name)) return;
    if (!existsSync(join(root, folder, 'dist')))
      throw new Error(`${folder} is not built. Run: npm run build`);
    needed.set(name, { name, folder });
    for (const each of Object.keys(readJson(`${folder}/package.json`).dependencies ?? {})) visit(each);
  };
  programs.forEach(visit);
  return [...needed.values()];
}

/** Folders of the packages that the built code names, and of all that these depend on, as package-lock.json has them. */
function neededPackages(workspaces) {
  const { packages } = readJson('package-lock.json');
  const code = workspaces.map(({ folder }) => readCode(join(root, folder, 'dist'))).join('\n');
  const named = Object.keys(readJson('package.json').dependencies).filter((name) =>
    new RegExp(`['"\`]${name}(/[^'"\`]*)?['"\`]`).test(code),
  );
  const needed = new Set();
  const visit = (name, from) => {
    const folder = resolve(name, from, packages);
    if (folder === null || needed.has(folder)) return;
    needed.add(folder);
    const { dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta } = packages[folder];
    const peers = Object.keys(peerDependencies ?? {}).filter(
      (each) => !peerDependenciesMeta?.[each]?.optional,
    );
    const all = [...Object.keys({ ...dependencies, ...optionalDependencies }), ...peers];
    for (const each of all) visit(each, folder);
  };
  for (const name of named) visit(name, '');
  // Optional ones for other systems are in the lock, but not here.
  return [...needed].filter((folder) => existsSync(join(root, folder)));
}

/** Where Node finds a package from another one: inside it, else one level up, and so on. */
function resolve(name, from, packages) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const candidate = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (packages[candidate] !== undefined) return packages[candidate].link ? null : candidate;
    if (folder === '') return null;
  }
}

function readCode(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((file) => file.endsWith('.js'))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
}

function link(workspaces, target) {
  mkdirSync(join(target, 'node_modules/@vorgang'), { recursive: true });
  for (const { name, folder } of workspaces) {
    const place = join(target, 'node_modules', name);
    symlinkSync(relative(dirname(place), join(target, folder)), place, 'junction');
  }
}

function copy(path, target, isWanted = () => true) {
  if (!existsSync(join(root, path))) throw new Error(`${path} is missing. Run: npm ci && npm run build`);
  cpSync(join(root, path), join(target, path), {
    recursive: true,
    filter: (source) => isWanted(relative(root, source).replaceAll('\\', '/')),
  });
}

function readJson(path) {
  return JSON.parse(readFileSync(join(root, path), 'utf8'));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [target] = process.argv.slice(2);
  if (target === undefined) throw new Error('Name the folder: node tools/package.mjs FOLDER');
  writeProduction(target);
}
