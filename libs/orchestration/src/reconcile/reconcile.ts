import {
  findJobHintsDue,
  findUnmatchedMessages,
  removeEndedBatchOperations,
  removeExpiredMessages,
  type MessageMatch,
  type MessagePlace,
} from '@vorgang/storage';
import type { EngineRuntime } from '../engine-runtime.js';
import { errorText } from '../logging/logger.js';
import { forEachLimited } from '../loops/for-each-limited.js';
import { correlateMatch } from '../messages/correlate-match.js';
import { MESSAGE_ACTOR } from '../messages/correlate-stored-message.js';
import { deleteDrainedHistories } from '../resources/delete-drained-histories.js';
import { removeOldReceipts } from './remove-old-receipts.js';
import { removeWhileFull } from './remove-while-full.js';
import { runStages, type Stage } from './run-stages.js';
import { selectOwnJobTypes } from './select-own-job-types.js';

const BATCH = 500;
/** Work that waits this long has lost its hint, in milliseconds. */
const HINT_LOST = 5_000;
/** A message that fits and has waited this long was forgotten by a process that stopped, in milliseconds. */
const MATCH_LOST = 2_000;
/** How long a command may be repeated under its key, in milliseconds: a week. */
const RECEIPT_LIFE = 7 * 24 * 3_600_000;
const PAUSE = 2_500;

/**
 * Repairs what a crash, a lost notification or a flushed queue left behind. Runs in every node; the lock lets one
 * of them do a round.
 */
export async function reconcile(runtime: EngineRuntime): Promise<number> {
  await runtime.database.alone('vorgang-reconciler', () => runStages(runtime.logger, stagesOf(runtime)));
  return PAUSE;
}

function stagesOf(runtime: EngineRuntime): readonly Stage[] {
  const { engine } = runtime.database;
  const now = runtime.clock.now();
  const remove = (removeSome: (limit: number) => Promise<number>) => () => removeWhileFull(BATCH, removeSome);
  return [
    { name: 'hint waiting work', run: () => hintWaitingWork(runtime) },
    { name: 'match waiting messages', run: () => matchWaitingMessages(runtime) },
    { name: 'delete drained histories', run: () => deleteDrainedHistories(runtime, BATCH) },
    {
      name: 'remove expired messages',
      run: remove((limit) => removeExpiredMessages(engine, now, limit)),
    },
    {
      name: 'remove ended batch operations',
      run: remove((limit) => removeEndedBatchOperations(engine, now - runtime.batchOperationLife, limit)),
    },
    {
      name: 'remove old receipts',
      run: remove((limit) => removeOldReceipts(engine, now - RECEIPT_LIFE, limit)),
    },
  ];
}

async function hintWaitingWork(runtime: EngineRuntime): Promise<void> {
  const types = await selectOwnJobTypes(runtime.database.engine);
  if (types.length === 0) return;
  const due = await findJobHintsDue(runtime.database.engine, {
    types,
    waitingSince: runtime.clock.now() - HINT_LOST,
    limit: BATCH,
  });
  for (const { type, ...hint } of due) runtime.workHints.add(type, hint);
}

/** Where the next round of an engine goes on: messages that nothing can match would fill each batch for ever. */
const places = new WeakMap<EngineRuntime, MessagePlace>();

async function matchWaitingMessages(runtime: EngineRuntime): Promise<void> {
  const now = runtime.clock.now();
  const matches = await findUnmatchedMessages(runtime.database.engine, {
    now,
    publishedBefore: now - MATCH_LOST,
    limit: BATCH,
    after: places.get(runtime),
  });
  const last = matches.at(-1);
  if (last === undefined || matches.length < BATCH) places.delete(runtime);
  else places.set(runtime, last);
  await forEachLimited(withoutFollowingStarts(matches), 4, async (match) => {
    await correlateOrLog(runtime, match);
  });
}

/** The log names the message: the failure of the stage tells only the first of many. */
async function correlateOrLog(runtime: EngineRuntime, match: MessageMatch): Promise<void> {
  try {
    await correlateMatch(runtime, match, MESSAGE_ACTOR);
  } catch (error) {
    const { tenantId, messageKey, processDefinitionId } = match;
    const place = { tenantId, messageKey, processDefinitionId };
    runtime.logger.warn('message-match-failed', { ...place, reason: errorText(error) });
    throw error;
  }
}

/** Of start messages with one key only the first can open an instance now. */
function withoutFollowingStarts(matches: readonly MessageMatch[]): readonly MessageMatch[] {
  const starting = new Set<string>();
  return matches.filter(({ tenantId, processInstanceKey, processDefinitionId, correlationKey }) => {
    if (processInstanceKey !== null || correlationKey === '') return true;
    const place = JSON.stringify([tenantId, processDefinitionId, correlationKey]);
    if (starting.has(place)) return false;
    starting.add(place);
    return true;
  });
}
