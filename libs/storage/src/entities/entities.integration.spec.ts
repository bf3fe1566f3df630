import { migrate } from '@vorgang/migrations';
import { createTestDatabase, type TestDatabase } from '@vorgang/test-services';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDataSource } from '../database/create-data-source.js';
import { withTenant } from '../database/with-tenant.js';
import { TenantEntity } from './tenant.entity.js';

let database: TestDatabase;
let dataSource: DataSource;

beforeAll(async () => {
  database = await createTestDatabase();
  await migrate(database.url);
  dataSource = await createDataSource(database.url).initialize();
});

afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

test('each table has an entity with exactly its columns and its primary key', async () => {
  const columns = await dataSource.query<ColumnRow[]>(`
    select c.relname as table, a.attname as column, format_type(a.atttypid, null) as type, not a.attnotnull as nullable,
           coalesce(a.attnum = any (i.indkey), false) as primary
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_index i on i.indrelid = c.oid and i.indisprimary
    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and c.relname not like 'schema\\_%'`);
  expect(columns.map(describeColumn).sort()).toEqual(
    dataSource.entityMetadatas
      .flatMap((entity) =>
        entity.columns.map((column) =>
          describeColumn({
            table: entity.tableName,
            column: column.databaseName,
            type: typeName(column.type, column.isArray),
            nullable: column.isNullable,
            primary: column.isPrimary,
          }),
        ),
      )
      .sort(),
  );
});

test('work for a tenant writes and sees its rows and no others', async () => {
  for (const tenantId of ['nord', 'sued']) {
    await withTenant(dataSource, tenantId, (manager) =>
      manager.insert(TenantEntity, { tenantId, name: tenantId }),
    );
  }
  const seen = await withTenant(dataSource, 'nord', (manager) => manager.find(TenantEntity));
  expect(seen).toEqual([{ tenantId: 'nord', name: 'nord', timeZone: 'Europe/Berlin', description: null }]);
  expect(await dataSource.manager.find(TenantEntity)).toEqual([]);
  await expect(
    withTenant(dataSource, 'nord', (manager) =>
      manager.insert(TenantEntity, { tenantId: 'west', name: 'West' }),
    ),
  ).rejects.toThrow(/row-level security/);
});

interface ColumnRow {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly primary: boolean;
}

function describeColumn(row: ColumnRow): string {
  return `${row.table}.${row.column} ${row.type}${row.nullable ? ' null' : ''}${row.primary ? ' primary key' : ''}`;
}

function typeName(type: unknown, isArray: boolean): string {
  const name = type === 'timestamptz' ? 'timestamp with time zone' : String(type);
  return isArray ? `${name}[]` : name;
}
