import { migrate } from '@vorgang/migrations';
import { createDataSource, tenantWork, type TenantWork } from '@vorgang/storage';
import { createTestDatabase } from '@vorgang/test-services';
import pg from 'pg';
import type { CaseStarter, Submission } from '../case/open-case.js';
import { Drafts } from '../draft/drafts.js';

export const tenantId = 'kreis';
export const monday = new Date('2026-11-23T09:00:00Z');

/** A migrated database with one tenant and one deployed process, and an engine that only hands out keys. */
export interface CaseworkDatabase {
  readonly work: TenantWork;
  readonly engine: CaseStarter & { readonly wakes: number };
  sql<Row extends pg.QueryResultRow>(statement: string, values?: unknown[]): Promise<readonly Row[]>;
  /** A draft of a citizen, and what sending it would submit. */
  newSubmission(): Promise<Submission>;
  close(): Promise<void>;
}

export async function openCaseworkDatabase(): Promise<CaseworkDatabase> {
  const database = await createTestDatabase();
  await migrate(database.url);
  const owner = new pg.Pool({ connectionString: database.url, max: 2 });
  const dataSource = await createDataSource(database.url).initialize();
  const work = tenantWork(dataSource);
  const engine = keySource();
  await owner.query(`insert into tenant (tenant_id, name) values ('kreis', 'Kreis'), ('stadt', 'Stadt')`);
  await owner.query(`insert into deployment values ('kreis', 1, now(), 'test')`);
  await owner.query(`insert into resource values ('kreis', 2, 1, 'hund.bpmn', $1, '')`, [Buffer.from(MODEL)]);
  await owner.query(
    `insert into process_definition (tenant_id, process_definition_key, process_definition_id, version, resource_name, resource_key, deployment_key)
     values ('kreis', 3, 'hund', 1, 'hund.bpmn', 2, 1)`,
  );
  return {
    work,
    engine,
    sql: async (statement, values) => (await owner.query(statement, values)).rows,
    newSubmission: async () => ({
      draftSecret: await new Drafts(work).start(tenantId, 'hund', monday),
      serviceId: 'hund',
      processDefinitionId: 'hund',
      formId: 'hund-antrag',
      variable: 'antrag',
      answers: { name: 'Bello' },
      applicantName: 'Zoë Meier',
      applicantEmail: 'zoe@beispiel.de',
      fileNumberScheme: { template: 'HUND-{year}-{number}', digits: 4 },
    }),
    async close() {
      await dataSource.destroy();
      await owner.end();
      await database.drop();
    },
  };
}

function keySource(): CaseStarter & { wakes: number } {
  let last = 1000;
  const source = {
    wakes: 0,
    mintKey: () => String((last += 1)),
    wake: () => {
      source.wakes += 1;
    },
  };
  return source;
}

const MODEL = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="t">
  <bpmn:process id="hund" isExecutable="true">
    <bpmn:startEvent id="start"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>
    <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="pruefen" />
    <bpmn:userTask id="pruefen" name="Antrag prüfen">
      <bpmn:extensionElements>
        <zeebe:userTask />
        <zeebe:properties>
          <zeebe:property name="vorgang:publicStatus" value="PROCESSING" />
          <zeebe:property name="vorgang:statusText" value="Wir prüfen Ihren Antrag." />
        </zeebe:properties>
      </bpmn:extensionElements>
      <bpmn:incoming>f1</bpmn:incoming><bpmn:outgoing>f2</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:sequenceFlow id="f2" sourceRef="pruefen" targetRef="ende" />
    <bpmn:endEvent id="ende"><bpmn:incoming>f2</bpmn:incoming></bpmn:endEvent>
  </bpmn:process>
</bpmn:definitions>`;
