import { programOf, type InjectFault } from './fault.js';

const jumps = [-3_600_000, -60_000, -5_000, 5_000, 60_000, 3_600_000, 0];

/** Somebody sets the clock of a program's computer wrong, or right again. The database's clock is never touched. */
export const jumpClock: InjectFault = async (installation, fault) => {
  await programOf(installation, fault).shiftClock(jumps[Math.floor(fault.strength * jumps.length)]!);
};
