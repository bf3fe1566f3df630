import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from '@vorgang/embedded-postgres';
import { isPortFree } from './is-port-free.js';

/** The port that a helper server had at the last start, so that links to it stay valid; a new one if it is taken now. */
export async function rememberedPort(dataFolder: string, name: string): Promise<number> {
  const file = join(dataFolder, `${name}.port`);
  const remembered = Number(await readFile(file, 'utf8').catch(() => ''));
  if (remembered > 0 && (await isPortFree(remembered, '127.0.0.1'))) return remembered;
  const port = await freePort();
  await writeFile(file, `${port}\n`);
  return port;
}
