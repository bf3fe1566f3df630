/**
 * The tables of a search without the outer joins that a condition does not name: for counting. PostgreSQL leaves them out,
 * too, but would still look for their columns, which the index of a filter does not have.
 */
export function neededJoins(from: string, condition: string): string {
  const [table = '', ...joins] = from.split(/\s+left join\s+/);
  const needed = joins.filter((join) => isNamed(aliasOf(join), condition));
  return [table, ...needed].join(' left join ');
}

/** `process_instance p on …`: p. */
function aliasOf(join: string): string {
  return /^\w+\s+(\w+)/.exec(join)?.[1] ?? '';
}

function isNamed(alias: string, condition: string): boolean {
  return new RegExp(`\\b${alias}\\.`).test(condition);
}
