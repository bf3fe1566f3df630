import type { WorkDispatcher, WorkHint } from '@vorgang/queue';
import { migrate } from '@vorgang/migrations';
import { createTestDatabase } from '@vorgang/test-services';
import pg from 'pg';
import { ControllableClock } from '../clock/controllable-clock.js';
import type { CallContext, Engine } from '../contract.js';
import { createEngine, type EngineOptions } from '../create-engine.js';

export const TENANT = '<default>';

export interface TestInstallation {
  readonly url: string;
  readonly clock: ControllableClock;
  /** The owner's connections, for looking into the tables. */
  readonly owner: pg.Pool;
  readonly hints: { readonly queue: string; readonly hint: WorkHint }[];
  /** A further node on the same database. */
  startEngine(options?: Partial<EngineOptions>): Promise<Engine>;
  /** Closes the engines, drops the database. */
  stop(): Promise<void>;
}

/** A migrated database of its own with one tenant, on which engines can be started. */
export async function startInstallation(): Promise<TestInstallation> {
  const database = await createTestDatabase();
  await migrate(database.url);
  const owner = new pg.Pool({ connectionString: database.url, max: 4 });
  owner.on('error', () => undefined);
  await owner.query("insert into tenant (tenant_id, name) values ($1, 'Test') on conflict do nothing", [
    TENANT,
  ]);
  const hints: { readonly queue: string; readonly hint: WorkHint }[] = [];
  const dispatcher: WorkDispatcher = {
    hint: (queue, batch) => {
      hints.push(...batch.map((hint) => ({ queue, hint })));
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  };
  const clock = new ControllableClock();
  const engines: Engine[] = [];
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
  return {
    url: database.url,
    clock,
    owner,
    hints,
    startEngine: async (options = {}) => {
      const engine = await createEngine({
        databaseUrl: database.url,
        dispatcher,
        clock,
        logger: silent,
        ...options,
      });
      engines.push(engine);
      return engine;
    },
    stop: async () => {
      await Promise.all(engines.map((engine) => engine.close()));
      await owner.end();
      await database.drop();
    },
  };
}

export function callBy(id: string, idempotencyKey?: string): CallContext {
  return { tenantId: TENANT, actor: { kind: 'user', id }, idempotencyKey };
}

/** A file of one executable process around the given elements. */
export function processFile(id: string, elements: string, extra = ''): { name: string; content: Uint8Array } {
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
  xmlns:modeler="http://camunda.org/schema/modeler/1.0" id="definitions" targetNamespace="http://bpmn.io/schema/bpmn"
  modeler:executionPlatform="Camunda Cloud" modeler:executionPlatformVersion="8.9.0">
  ${extra}
  <bpmn:process id="${id}" isExecutable="true">${elements}</bpmn:process>
</bpmn:definitions>`;
  return { name: `${id}.bpmn`, content: new TextEncoder().encode(xml) };
}

export function flow(from: string, to: string): string {
  return `<bpmn:sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}" />`;
}

export function serviceTask(id: string, type: string): string {
  return `<bpmn:serviceTask id="${id}"><bpmn:extensionElements><zeebe:taskDefinition type="${type}" /></bpmn:extensionElements></bpmn:serviceTask>`;
}

export const startToEnd = (inner: string, steps: readonly string[]): string => {
  const path = ['start', ...steps, 'end'];
  const flows = path.slice(1).map((target, index) => flow(path[index]!, target));
  return `<bpmn:startEvent id="start" />${inner}<bpmn:endEvent id="end" />${flows.join('')}`;
};

/** Waits for something that happens by itself soon; the test's time limit ends it. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 5));
}
