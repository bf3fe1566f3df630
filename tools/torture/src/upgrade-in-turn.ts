import { setTimeout as wait } from 'node:timers/promises';
import type { TortureInstallation } from './installation/torture-installation.js';

/**
 * Replaces one program after the other by this release while the load and the faults go on: first an engine, which
 * migrates the database under the older programs, then the worker, at last the engine that carries the portal.
 *
 * @param seconds how long load and faults last; the programs of both releases work side by side for half of that
 */
export async function upgradeInTurn(installation: TortureInstallation, seconds: number): Promise<void> {
  const [portal, other] = installation.engines;
  for (const program of [other, installation.worker, portal]) {
    await wait((seconds * 1_000) / 4);
    await program.upgrade();
  }
}
