import { during, programOf, type InjectFault } from './fault.js';

/** A program stands still for seconds, as on a machine that is paused, and goes on as if nothing had been. */
export const freezeProgram: InjectFault = async (installation, fault) => {
  const { process } = programOf(installation, fault);
  process.signal('SIGSTOP');
  await during(fault, 500, 6_000);
  process.signal('SIGCONT');
};
