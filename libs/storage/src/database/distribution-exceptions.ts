/** Why something needs no tenant in its key, by its name in the database. */
type Reasons = Readonly<Record<string, string>>;

/** What stays outside the rule that the tenant is part of every key, and why it may. */
export const distributionExceptions: {
  readonly tablesOfTheInstallation: Reasons;
  readonly primaryKeys: Reasons;
  readonly uniqueIndexes: Reasons;
  readonly foreignKeys: Reasons;
} = {
  tablesOfTheInstallation: {
    schema_migration: 'What was migrated holds for the whole database; only migrations read it, on one node.',
    schema_migration_checksum: 'Belongs to schema_migration.',
    schema_compatibility: 'Belongs to schema_migration.',
  },
  primaryKeys: {},
  uniqueIndexes: {},
  foreignKeys: {},
};
