import pg from 'pg';

/** Tables that change by themselves or by being asked: counters, leases, sessions. */
const movesByItself = /rate|lease|session|heartbeat|node|receipt|sign_in|attempt/;

/** Tells whether anything in the database changed. */
export class StoredState {
  private constructor(
    private readonly client: pg.Client,
    private readonly statement: string,
  ) {}

  /** @param connectionString of the owner, whom row-level security lets see everything */
  static async open(connectionString: string): Promise<StoredState> {
    const client = new pg.Client({ connectionString });
    await client.connect();
    const { rows } = await client.query<{ name: string }>(
      `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema') order by 1`,
    );
    const parts = rows
      .filter(({ name }) => !movesByItself.test(name))
      .map(
        ({ name }) =>
          `select '${name}' as name, count(*) as rows, sum(hashtextextended(t::text, 0)) as content from ${name} t`,
      );
    return new StoredState(client, parts.join(' union all '));
  }

  /** One line for each table. */
  async read(): Promise<readonly string[]> {
    const { rows } = await this.client.query<{ name: string; rows: string; content: string }>(this.statement);
    return rows.map(({ name, rows: count, content }) => `${name} ${count} ${content}`);
  }

  close(): Promise<void> {
    return this.client.end();
  }
}
