import { setTimeout as wait } from 'node:timers/promises';

/** SQLSTATE classes and Node codes that say "the server is away or restarting", not "the statement is wrong". */
const CONNECTION_CODES = new Set([
  '57P01',
  '57P02',
  '57P03',
  '08000',
  '08001',
  '08003',
  '08004',
  '08006',
  '08007',
  '53300',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EHOSTUNREACH',
]);
const CONNECTION_MESSAGES =
  /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error|not queryable/i;

/** Whether the error means that the connection broke, so that asking again on another one makes sense. */
export function isConnectionError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  return (typeof code === 'string' && CONNECTION_CODES.has(code)) || CONNECTION_MESSAGES.test(error.message);
}

/** Whether two transactions only got in each other's way (serialisation failure, deadlock). */
export function isTransientConflict(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: unknown };
  return code === '40001' || code === '40P01';
}

/** Milliseconds to wait before the given attempt (from 1): doubling, bounded, half of it by chance. */
export function backOff(attempt: number, first = 50, longest = 2_000): number {
  const full = Math.min(longest, first * 2 ** (attempt - 1));
  return full / 2 + Math.random() * (full / 2);
}

/** Asks again while connections break, for at most the given milliseconds. For reads and repeatable writes only. */
export async function whileConnectionsBreak<Result>(
  ask: () => Promise<Result>,
  patience = 15_000,
  goOn: () => boolean = () => true,
): Promise<Result> {
  const until = performance.now() + patience;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ask();
    } catch (error) {
      if (!(isConnectionError(error) || isTransientConflict(error)) || performance.now() > until || !goOn())
        throw error;
      await wait(backOff(attempt));
    }
  }
}
