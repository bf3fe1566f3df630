import { spawnSync } from 'node:child_process';

const needed = [
  { name: 'Chromium', packages: ['chromium'], commands: ['chromium', 'chromium-browser', 'google-chrome'] },
  { name: 'Redis', packages: ['redis-server'], commands: ['redis-server'] },
];

/** Installs Chromium and Redis from the system's packages where they are missing and that is possible. */
export function installSystemPrograms() {
  const missing = needed.filter(({ commands }) => !commands.some(isInstalled));
  if (missing.length === 0) return;
  const packages = missing.flatMap((program) => program.packages);
  const names = missing.map(({ name }) => name).join(' and ');
  if (!isInstalled('apt-get')) giveUp(names, 'Install them with the package manager of your system.');
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  console.log(`Installing ${names} (${packages.join(' ')}) from the system's packages …`);
  const update = runQuietly([...asRoot, 'apt-get', 'update']);
  const install =
    update.status === 0 &&
    runQuietly([...asRoot, 'apt-get', 'install', '-y', '--no-install-recommends', ...packages]);
  if (!install || install.status !== 0) {
    giveUp(
      names,
      `Run this as an administrator, then run the tests again: apt-get install -y ${packages.join(' ')}`,
    );
  }
}

function isInstalled(command) {
  return spawnSync('sh', ['-c', `command -v ${command}`]).status === 0;
}

function runQuietly([command, ...args]) {
  const result = spawnSync(command, args, {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' },
  });
  if (result.status !== 0) console.error(result.stderr ?? result.error?.message);
  return result;
}

function giveUp(names, how) {
  console.error(`The tests need ${names}, which could not be installed here. ${how}`);
  console.log('0 passed, 1 failed');
  process.exit(1);
}
