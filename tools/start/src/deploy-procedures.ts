import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

const deployable = new Set(['.bpmn', '.dmn', '.form']);

/**
 * Deploys every folder of `processes/` through the public interface. Unchanged files make no new version,
 * so doing it at each start is harmless.
 *
 * @returns the names of the procedures
 */
export async function deployProcedures(
  folder: string,
  address: string,
  credentials: string,
): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { withFileTypes: true });
  const procedures = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  for (const procedure of procedures) await deploy(join(folder, procedure), procedure, address, credentials);
  return procedures;
}

async function deploy(
  folder: string,
  procedure: string,
  address: string,
  credentials: string,
): Promise<void> {
  const form = new FormData();
  const names = (await readdir(folder)).filter((name) => deployable.has(extname(name))).sort();
  if (names.length === 0) return;
  for (const name of names) form.append('resources', new Blob([await readFile(join(folder, name))]), name);
  const answer = await fetch(`${address}/v2/deployments`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` },
    body: form,
  });
  if (!answer.ok) {
    throw new Error(
      `The procedure ${procedure} was not deployed (status ${answer.status}): ${await answer.text()}`,
    );
  }
}
