import type { ProcessInstanceKey } from '@vorgang/execution';
import { findOldestStartMessage } from '@vorgang/storage';
import type { EngineRuntime } from '../engine-runtime.js';
import { MESSAGE_ACTOR } from './correlate-stored-message.js';
import { correlateMatch } from './correlate-match.js';
import { selectMessageStart } from './select-message-start.js';

/**
 * When an instance that a start message with a correlation key opened has ended, the oldest message that waits with
 * the same key opens the next.
 */
export async function startNextByMessage(
  runtime: EngineRuntime,
  tenantId: string,
  ended: ProcessInstanceKey,
): Promise<void> {
  const start = await selectMessageStart(runtime.database.engine, tenantId, ended);
  if (start === undefined) return;
  const next = await findOldestStartMessage(runtime.database.engine, tenantId, start, runtime.clock.now());
  if (next !== undefined) await correlateMatch(runtime, next, MESSAGE_ACTOR);
}
