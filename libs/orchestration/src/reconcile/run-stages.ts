import { errorText, type Logger } from '../logging/logger.js';

/** A part of a round that needs no other one. */
export interface Stage {
  readonly name: string;
  readonly run: () => Promise<void>;
}

/**
 * Runs one stage after the other, also after one that failed: what cannot be done for one row must not keep the rest
 * of the round from its work for ever.
 * @throws Error naming the stages that failed, once all have run
 */
export async function runStages(logger: Logger, stages: readonly Stage[]): Promise<void> {
  const failures: unknown[] = [];
  const failed: string[] = [];
  for (const { name, run } of stages) {
    try {
      await run();
    } catch (error) {
      logger.warn('reconciler-stage-failed', { stage: name, reason: errorText(error) });
      failed.push(name);
      failures.push(error);
    }
  }
  if (failures.length === 0) return;
  const reasons = failures.map(errorText).join('; ');
  throw new AggregateError(failures, `The reconciler could not ${failed.join(', ')}: ${reasons}`);
}
