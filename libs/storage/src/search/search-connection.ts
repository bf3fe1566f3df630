/** What a search needs of a database connection. A `pg` client is one. */
export interface SearchConnection {
  query<Row extends object>(text: string, values?: unknown[]): Promise<{ readonly rows: Row[] }>;
}
