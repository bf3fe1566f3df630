import { spawnSync } from 'node:child_process';
import { type Browser, chromium } from 'playwright-core';

const commands = ['chromium', 'chromium-browser', 'google-chrome'];

/** Path of the system's Chromium; null where there is none. */
export function chromiumPath(): string | null {
  for (const command of commands) {
    const found = spawnSync('sh', ['-c', `command -v ${command}`], { encoding: 'utf8' });
    if (found.status === 0) return found.stdout.trim();
  }
  return null;
}

/** Starts the system's Chromium without a window. */
export async function openTestBrowser(): Promise<Browser> {
  const executablePath = chromiumPath();
  if (executablePath === null) {
    throw new Error('The browser tests need Chromium. Install it: apt-get install -y chromium');
  }
  return chromium.launch({
    executablePath,
    args: [
      // Chromium's own sandbox does not start under root, and in containers.
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
