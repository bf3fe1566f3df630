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
 * SQLSTATE, what it has run out of (class 53: disk, memory, connections), that it takes no changes just now (25006: it
 * became a replica, or somebody keeps it from being written), or the network's own codes while connecting.
 */
export function isDatabaseAway(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false;
  const { code, syscall } = thrown as { code?: unknown; syscall?: unknown };
  if (typeof code === 'string') {
    if (/^(08|53|57P)/.test(code) || code === '25006') return true;
    if (networkCodes.has(code)) return syscall === 'connect' || syscall === 'read' || syscall === 'write';
  }
  if (thrown instanceof AggregateError) return thrown.errors.some(isDatabaseAway);
  return brokenConnection.test(thrown.message);
}
