/**
 * What the log may say about a defect: its class, its code and where it happened. Not its message: those of JSON
 * parsers and of PostgreSQL quote what they were given, which may be somebody's data.
 */
export function describeDefect(thrown: unknown): string {
  if (!(thrown instanceof Error)) return `thrown ${typeof thrown}`;
  const { code } = thrown as { readonly code?: unknown };
  const name = typeof code === 'string' ? `${thrown.name} ${code}` : thrown.name;
  const frames = (thrown.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [name, ...frames].join('\n');
}
