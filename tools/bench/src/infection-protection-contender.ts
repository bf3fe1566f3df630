import { readFile } from 'node:fs/promises';
import type { JobKey } from '@vorgang/execution';
import type { JsonObject } from '@vorgang/feel';
import { createEngine, type CallContext, type Engine } from '@vorgang/orchestration';
import type { WorkDispatcher, WorkHint } from '@vorgang/queue';
import type { BenchDatabase } from './database.js';
import { call } from './engine-contender.js';
import { measure, type MeasureOptions, type Measurement } from './measure.js';

const PROCEDURE = 'infektionsschutzbelehrung';
const FILES = [`${PROCEDURE}.bpmn`, 'gebuehr.dmn', 'antrag.form', 'pruefung.form', 'zahlung.form'];
const TYPES = ['payment-request', 'notice', 'certificate', 'close-case'].map((name) => `vorgang:${name}`);
const worker: CallContext = { tenantId: call.tenantId, actor: { kind: 'worker', id: 'bench' } };

/** An adult who pays: a decision table, a payment that comes as a message, two notices, a certificate. */
const APPLICATION = {
  antrag: {
    taetigkeit: 'beruf',
    vorname: 'Erika',
    nachname: 'Mustermann',
    geburtsdatum: '1994-08-12',
    strasse: 'Musterstraße 1',
    plz: '23843',
    ort: 'Musterstadt',
    email: 'erika@example.org',
    ehrenamtskarte: false,
    beschwerden: 'nein',
    belehrt: true,
    datenschutz: true,
  },
  fall: { caseId: '4711', aktenzeichen: 'IfSG-2027-000001' },
};

/**
 * The instruction by the health office (§ 43 IfSG) as the county runs it, from application to certificate. Its jobs are
 * claimed by key as our own workers do; what these would do outside is not done. A step is a committed command.
 */
export async function measureInfectionProtection(
  database: BenchDatabase,
  options: MeasureOptions,
): Promise<Measurement> {
  const hints: Hints = new Map(TYPES.map((type) => [type, []]));
  const engine = await createEngine({ databaseUrl: database.url, dispatcher: collect(hints) });
  try {
    const folder = new URL(`../../../processes/${PROCEDURE}/`, import.meta.url);
    await engine.deploy(
      call,
      await Promise.all(
        FILES.map(async (name) => ({ name, content: await readFile(new URL(name, folder)) })),
      ),
    );
    return await measure(options, async (_client, counter, goOn) => {
      while (goOn()) {
        const next = takeHint(hints);
        if (next === null) {
          await engine.createProcessInstance(call, {
            definition: { processDefinitionId: PROCEDURE },
            variables: APPLICATION,
          });
          counter.steps += 1;
          continue;
        }
        const steps = await doJob(engine, next.type, next.hint);
        counter.steps += steps;
        if (next.type === 'vorgang:close-case') counter.instances += 1;
      }
    });
  } finally {
    await engine.close();
  }
}

type Hints = ReadonlyMap<string, WorkHint[]>;

function collect(hints: Hints): WorkDispatcher {
  return {
    hint: (type, come) => {
      hints.get(type)?.push(...come);
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  };
}

/** What ends an instance comes first, so that few are under way. */
function takeHint(hints: Hints): { readonly type: string; readonly hint: WorkHint } | null {
  for (const type of [...TYPES].reverse()) {
    const hint = hints.get(type)?.shift();
    if (hint !== undefined) return { type, hint };
  }
  return null;
}

/** @returns the steps that it took */
async function doJob(engine: Engine, type: string, hint: WorkHint): Promise<number> {
  const jobKey = hint.jobKey as JobKey;
  const job = await engine.claimJob({ ...hint, jobKey, worker: 'bench', timeout: 60_000 });
  if (job === null) return 0;
  await engine.completeJob(worker, jobKey, resultOf(type, jobKey), job.epoch);
  if (type !== 'vorgang:payment-request') return 1;
  await engine.publishMessage(call, {
    name: 'zahlung-eingegangen',
    correlationKey: jobKey,
    timeToLive: 60_000,
    variables: {},
  });
  return 2;
}

function resultOf(type: string, jobKey: string): JsonObject {
  switch (type) {
    case 'vorgang:payment-request':
      return { payment: { paymentId: jobKey, page: 'https://pay.example/1' } };
    case 'vorgang:certificate':
      return { certificate: { documentId: '1', verificationCode: 'ABCD' } };
    default:
      return {};
  }
}
