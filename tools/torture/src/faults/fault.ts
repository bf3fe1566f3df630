import { setTimeout as wait } from 'node:timers/promises';
import type { PlannedFault } from '../plan/plan.js';
import type { TorturedProgram, TortureInstallation } from '../installation/torture-installation.js';

/** Causes one fault and ends it again; resolves when it is over. */
export type InjectFault = (installation: TortureInstallation, fault: PlannedFault) => Promise<void>;

/** The fault cannot happen just now, so it is none. */
export class NothingToSpoil extends Error {
  override readonly name = 'NothingToSpoil';
}

/** Engines and worker alike. */
export function programOf(installation: TortureInstallation, { target }: PlannedFault): TorturedProgram {
  const programs = [...installation.engines, installation.worker];
  return programs[target % programs.length]!;
}

/** Waits as long as the strength of the fault says. */
export function during({ strength }: PlannedFault, least: number, most: number): Promise<void> {
  return wait(least + strength * (most - least));
}

/** How many, as the strength of the fault says. */
export function amount({ strength }: PlannedFault, least: number, most: number): number {
  return least + Math.floor(strength * (most - least + 1));
}

/** Chooses a share of things, the same for the same fault. */
export function shareOf({ target, strength }: PlannedFault): () => boolean {
  let place = target;
  const share = 0.3 + strength * 0.7;
  return () => {
    place = (place * 1_103_515_245 + 12_345) % 2 ** 31;
    return place / 2 ** 31 < share;
  };
}
