const networkCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EHOSTUNREACH',
]);
const brokenConnection =
  /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error/i;

/**
 * Whether the error says that PostgreSQL restarts or cannot be reached: the connection classes 08 and 57P of
 * SQLSTATE, too many connections (53300), or the network's own codes while connecting.
 */
export function isDatabaseAway(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false;
  const { code, syscall } = thrown as { code?: unknown; syscall?: unknown };
  if (typeof code === 'string') {
    if (/^(08|57P)/.test(code) || code === '53300') return true;
    if (networkCodes.has(code)) return syscall === 'connect' || syscall === 'read' || syscall === 'write';
  }
  if (thrown instanceof AggregateError) return thrown.errors.some(isDatabaseAway);
  return brokenConnection.test(thrown.message);
}
