import type { TorturedProgram } from '../installation/torture-installation.js';
import { NothingToSpoil, type InjectFault } from './fault.js';

/** `kill -9` of one of the two engines; it is started again at once. */
export const killEngine: InjectFault = ({ engines }, { target }) => kill(engines[target % engines.length]!);

/** `kill -9` of the worker; it is started again at once. */
export const killWorker: InjectFault = ({ worker }) => kill(worker);

/** Only what has come up can be interrupted: killed while it starts, a program would never come to anything. */
async function kill(program: TorturedProgram): Promise<void> {
  if (!(await program.kill())) throw new NothingToSpoil(`${program.name} is not up.`);
}
