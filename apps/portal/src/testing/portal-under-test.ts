import 'reflect-metadata';
import { fileURLToPath } from 'node:url';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { migrate } from '@vorgang/migrations';
import { loadCatalogue, loadCounty } from '@vorgang/services';
import { createDataSource, tenantWork, type TenantWork } from '@vorgang/storage';
import { createTestDatabase, type TestDatabase } from '@vorgang/test-services';
import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { ExpiredDataSweep } from '../application/expired-data-sweep.js';
import { demonstrationNotice } from '../county-profile.js';
import { PortalModule } from '../portal.module.js';

const processes = fileURLToPath(new URL('../../../../processes', import.meta.url));

/** A portal on a real database, whose engine only hands out keys: cases wait in the outbox. */
export interface PortalUnderTest {
  readonly url: string;
  readonly tenantId: string;
  readonly work: TenantWork;
  /** Runs SQL as the owner of the tables. */
  sql<Row extends pg.QueryResultRow>(statement: string, values?: unknown[]): Promise<readonly Row[]>;
  /** Moves the clock of the portal. */
  advance(milliseconds: number): void;
  mintKey(): string;
  /** Runs the hourly deletion of what is over. */
  sweep(): Promise<number>;
  close(): Promise<void>;
}

/** Starts the portal on a free port, with the procedures of the repository and one deployed process. */
export async function startPortal(
  given?: TestDatabase,
  publicUrl = 'http://localhost',
): Promise<PortalUnderTest> {
  const database = given ?? (await createTestDatabase());
  await migrate(database.url);
  const owner = new pg.Pool({ connectionString: database.url, max: 2 });
  // Without a listener a server that stops would end the test.
  owner.on('error', () => undefined);
  const tenantId = '<default>';
  let lastKey = 2_251_799_813_685_248n;
  const mintKey = () => String((lastKey += 1n));
  await deployProcess(owner, tenantId, mintKey);
  const dataSource = await createDataSource(database.url).initialize();
  const work = tenantWork(dataSource);
  let now = Date.parse('2026-11-24T10:00:00Z');
  const application = await NestFactory.create<NestExpressApplication>(
    PortalModule.with({
      tenantId,
      work,
      engine: { mintKey, wake: () => undefined },
      catalogue: await loadCatalogue(processes),
      county: { ...(await loadCounty(processes)), demonstrationNotice },
      publicUrl,
      now: () => now,
    }),
    { logger: ['error'], abortOnError: false },
  );
  await application.listen(0, '127.0.0.1');
  return {
    url: (await application.getUrl()).replace('[::1]', 'localhost'),
    tenantId,
    work,
    mintKey,
    sweep: () => application.get(ExpiredDataSweep).sweep(),
    sql: async (statement, values) => (await owner.query(statement, values)).rows,
    advance: (milliseconds) => (now += milliseconds),
    async close() {
      await application.close();
      await dataSource.destroy();
      await owner.end();
      await database.drop();
    },
  };
}

async function deployProcess(owner: pg.Pool, tenantId: string, mintKey: () => string): Promise<void> {
  const [deployment, resource, definition] = [mintKey(), mintKey(), mintKey()];
  const content = await readFile(`${processes}/infektionsschutzbelehrung/infektionsschutzbelehrung.bpmn`);
  await owner.query(`insert into tenant (tenant_id, name) values ($1, 'Kreis') on conflict do nothing`, [
    tenantId,
  ]);
  await owner.query(`insert into deployment values ($1, $2, now(), 'test')`, [tenantId, deployment]);
  await owner.query(`insert into resource values ($1, $2, $3, 'infektionsschutzbelehrung.bpmn', $4, '')`, [
    tenantId,
    resource,
    deployment,
    content,
  ]);
  await owner.query(
    `insert into process_definition (tenant_id, process_definition_key, process_definition_id, version, resource_name, resource_key, deployment_key)
     values ($1, $2, 'infektionsschutzbelehrung', 1, 'infektionsschutzbelehrung.bpmn', $3, $4)`,
    [tenantId, definition, resource, deployment],
  );
}
