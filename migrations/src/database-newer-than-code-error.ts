/** The database was migrated by a newer version of the program, which did more than add; going on could damage it. */
export class DatabaseNewerThanCodeError extends Error {
  override readonly name = 'DatabaseNewerThanCodeError';

  constructor(readonly unknownMigrations: readonly string[]) {
    super(
      `The database holds migrations that this version does not know and has to: ${unknownMigrations.join(', ')}. ` +
        'Start the version that made them or a newer one, or restore a backup from before.',
    );
  }
}
