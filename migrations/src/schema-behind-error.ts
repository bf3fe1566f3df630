/** Migrations are missing, and the role that DATABASE_URL signs in as may not make them. */
export class SchemaBehindError extends Error {
  override readonly name = 'SchemaBehindError';

  constructor(readonly missingMigrations: readonly string[]) {
    super(
      `The database lacks migrations (${missingMigrations.length}, the first is ${missingMigrations[0]}), and the role of ` +
        'DATABASE_URL may not make them. Run `npx vorgang prepare-database` with MIGRATION_DATABASE_URL, the address of the role that owns the tables.',
    );
  }
}
