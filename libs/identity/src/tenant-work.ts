/** What a statement needs of a database connection. A `pg` client is one. */
export interface Queryable {
  query<Row extends object>(
    text: string,
    values?: readonly unknown[],
  ): Promise<{ readonly rows: Row[]; readonly rowCount: number | null }>;
}

/** Runs work in one transaction that sees the rows of one tenant and no other. */
export type InTenant = <Result>(
  tenantId: string,
  work: (connection: Queryable) => Promise<Result>,
) => Promise<Result>;

/** The tenant of an installation that serves one authority only. */
export const defaultTenantId = '<default>';
