/** Files of migrations differ from what was applied to the database: nobody knows which schema it has. */
export class MigrationEditedError extends Error {
  override readonly name = 'MigrationEditedError';

  constructor(readonly fileNames: readonly string[]) {
    super(
      `The database was migrated with other contents of ${fileNames.join(', ')} than this version has. ` +
        'An applied migration is never changed: restore the files of migrations/sql from the release, ' +
        'and write what is to be different into a new migration.',
    );
  }
}
