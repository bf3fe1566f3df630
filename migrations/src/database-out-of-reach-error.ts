/** There is nothing to migrate: the server does not answer, or lets nobody in under this name. */
export class DatabaseOutOfReachError extends Error {
  override readonly name = 'DatabaseOutOfReachError';

  constructor(databaseUrl: string, cause: unknown) {
    super(
      `The database ${describeAddress(databaseUrl)} cannot be reached (${reasonOf(cause)}). ` +
        'Check DATABASE_URL (postgres://NAME:PASSWORD@HOST:PORT/DATABASE) and that the server runs.',
      { cause },
    );
  }
}

/** Server and database; never the password. */
function describeAddress(databaseUrl: string): string {
  if (!URL.canParse(databaseUrl)) return 'of DATABASE_URL';
  const { host, pathname } = new URL(databaseUrl);
  return `"${pathname.slice(1)}" at ${host}`;
}

function reasonOf(cause: unknown): string {
  // Where a name has several addresses, each failed for a reason of its own.
  if (cause instanceof AggregateError) return cause.errors.map(reasonOf).join('; ');
  return cause instanceof Error ? cause.message : String(cause);
}
