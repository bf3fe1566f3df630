import type { Command } from '@vorgang/execution';
import { claimOutboxCommands, type BroadcastSignalCommand } from '@vorgang/storage';
import type { EngineRuntime } from '../engine-runtime.js';
import { forEachLimited } from '../loops/for-each-limited.js';
import { deliverCommand } from './deliver-command.js';

const BATCH = 100;
const SIDE_BY_SIDE = 12;
/** After a crash a claimed command is delivered this much later, in milliseconds. */
const CLAIM = 30_000;
/** The table is looked at this often even where nothing woke the loop, in milliseconds. */
const PAUSE = 1_000;

/** Delivers what waits in the outbox; answers the milliseconds until the next look. */
export async function deliverWaitingCommands(runtime: EngineRuntime): Promise<number> {
  for (;;) {
    const now = runtime.clock.now();
    const waiting = await claimOutboxCommands<Command | BroadcastSignalCommand>(runtime.database.engine, {
      now,
      claimedUntil: now + CLAIM,
      limit: BATCH,
    });
    await forEachLimited(waiting, SIDE_BY_SIDE, (stored) => deliverCommand(runtime, stored));
    if (waiting.length < BATCH || runtime.isClosing()) return PAUSE;
  }
}
