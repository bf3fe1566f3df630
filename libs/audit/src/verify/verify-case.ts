import type { ExpiredHistory } from '@vorgang/execution';
import { canonicalJson } from '@vorgang/storage';
import type { JsonValue } from '@vorgang/feel';
import type { InstanceRow, RecordedCase } from '../source/recorded-case.js';
import { expiredHistory } from './expired-history.js';
import type { Fault, FaultCode } from './fault.js';
import { replay } from './replay.js';
import { verifyChain } from './verify-chain.js';

/**
 * Verifies all that is stored about one case: the chain of its history, that no row is missing at its start, middle or
 * end, and that the history leads to the stored state. Answers the first fault, or null.
 */
export function verifyCase(recorded: RecordedCase): Fault | null {
  const fault = (code: FaultCode, sequence: string | null, column?: string): Fault => ({
    tenantId: recorded.tenantId,
    processInstanceKey: recorded.processInstanceKey,
    code,
    sequence,
    ...(column === undefined ? {} : { column }),
  });
  const last = recorded.history.at(-1);
  if (last === undefined) return fault('historyMissing', null);
  const { instance } = recorded;
  const expired = expiredHistory(recorded.history);
  const broken =
    expired === null
      ? verifyChain(recorded)
      : verifyChain(recorded, { sequence: BigInt(last.sequence), previousHash: expired.previousHash });
  if (broken !== null) return fault(broken.code, broken.sequence);
  const unlike = firstUnlikeLeaf(recorded, expired);
  if (unlike !== null) return fault(BigInt(unlike) > BigInt(last.sequence) ? 'tail' : 'checkpoint', unlike);
  // Nothing but the entry that says so may be left.
  if (expired !== null) return instance === null ? null : fault('state', null);
  const replayed = replay(recorded.history);
  // A deletion takes the row of the instance and is the last entry of its history.
  const isDeleted = 'instance' in replayed && replayed.deleted;
  if (instance === null) return isDeleted ? null : fault('instanceMissing', null);
  if (isDeleted) return fault('state', null);
  if (instance.historySequence !== last.sequence || instance.historyHash !== last.hash)
    return fault('tail', last.sequence);
  if ('broken' in replayed) return fault(replayed.broken.code, replayed.broken.sequence);
  const column = differingColumn(instance, replayed.instance);
  return column === null ? null : fault('state', null, column);
}

/**
 * The first step that a checkpoint was signed for and that is gone or another one now. The chain is verified before. Of a
 * history that expired, the last entry and the hash of the one before it are left.
 */
function firstUnlikeLeaf({ history, leaves }: RecordedCase, expired: ExpiredHistory | null): string | null {
  const hashes = new Map(history.map(({ sequence, hash }) => [sequence, hash]));
  const last = history.at(-1)?.sequence ?? '0';
  const lastOfThoseGone = BigInt(last) - 1n;
  if (expired !== null) hashes.set(String(lastOfThoseGone), expired.previousHash);
  const unlike = leaves.find(({ sequence, hash }) => {
    if (expired !== null && BigInt(sequence) < lastOfThoseGone) return false;
    return hashes.get(sequence) !== hash;
  });
  return unlike?.sequence ?? null;
}

/** The first column of the instance that is not what the history leads to. */
function differingColumn(stored: InstanceRow, replayed: InstanceRow): string | null {
  for (const column of Object.keys(replayed) as (keyof InstanceRow)[]) {
    const isJson = column === 'tokens' || column === 'variables';
    const same = isJson
      ? sameJson(stored[column], replayed[column])
      : sameValue(stored[column], replayed[column]);
    if (!same) return column;
  }
  return null;
}

function sameValue(one: InstanceRow[keyof InstanceRow], other: InstanceRow[keyof InstanceRow]): boolean {
  return canonicalJson(one) === canonicalJson(other);
}

/** Two JSON texts that mean the same, whatever the order of their names. */
function sameJson(stored: string, replayed: string): boolean {
  try {
    return (
      canonicalJson(JSON.parse(stored) as JsonValue) === canonicalJson(JSON.parse(replayed) as JsonValue)
    );
  } catch {
    return false;
  }
}
