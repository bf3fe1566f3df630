import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PermanentFailure } from '@vorgang/connectors';
import type { ServiceCatalogue } from '@vorgang/services';
import { type RegisterSimulator, startRegisterSimulator } from '@vorgang/simulators';
import type { TenantWork } from '@vorgang/storage';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { connectorRunner } from '../testing/run-connector.js';
import { registerQueryConnector } from './register-query.js';

const folder = mkdtempSync(join(tmpdir(), 'register-'));
const toBpmnErrors =
  '=if list contains(["NOT_FOUND", "SEVERAL_FOUND", "BLOCKED"], error.code) then bpmnError(error.code, error.message) else null';
let register: RegisterSimulator;
let run: ReturnType<typeof connectorRunner>;

beforeAll(async () => {
  register = await startRegisterSimulator({ port: 0, folder, token: 'register-token' });
  run = connectorRunner(
    registerQueryConnector,
    new URL(register.url).host,
    {
      work: { run: () => Promise.resolve({ fileNumber: 'A-1', serviceId: 's' }) } as unknown as TenantWork,
      catalogue: { find: () => ({ service: {} }) } as unknown as ServiceCatalogue,
    },
    { REGISTER_URL: register.url, REGISTER_TOKEN: 'register-token' },
  );
});
beforeEach(() => register.plan([]));
afterAll(async () => {
  await register.close();
  rmSync(folder, { recursive: true });
});

interface Query {
  readonly jobKey: string;
  readonly person?: readonly [familyName: string, givenNames: string, birthDate: string];
  readonly headers?: Readonly<Record<string, string>>;
}

const ask = ({ jobKey, person = ['Meier', 'Zoë', '2001-05-17'], headers = {} }: Query) => {
  const [familyName, givenNames, birthDate] = person;
  return run({
    jobKey,
    variables: { caseId: '1', familyName, givenNames, birthDate },
    headers: {
      server: '{{secrets.REGISTER_URL}}',
      token: '{{secrets.REGISTER_TOKEN}}',
      purpose: 'Prüfung der Anschrift, § 43 IfSG',
      resultVariable: 'melderegister',
      ...headers,
    },
  });
};

const failureOf = (query: Query): Promise<unknown> => ask(query).catch((error: unknown) => error);

test('a person that is registered comes with her address; the register logs purpose and file number', async () => {
  expect(await ask({ jobKey: '1', person: ['MEIER', 'Zoe\u0308', '2001-05-17'] })).toMatchObject({
    kind: 'completed',
    variables: {
      melderegister: {
        person: { familyName: 'Meier', address: { street: 'Hafenstraße 3', city: 'Musterstadt' } },
      },
    },
  });
  expect(register.queries()).toContainEqual({
    messageId: '1',
    purpose: 'Prüfung der Anschrift, § 43 IfSG',
    fileNumber: 'A-1',
    result: 'FOUND',
  });
});

describe('what the register says', () => {
  test.each([
    ['NOT_FOUND', ['Niemand', 'Nie', '1999-09-09']],
    ['SEVERAL_FOUND', ['Petersen', 'Ida', '1990-01-01']],
    ['BLOCKED', ['Schutz', 'Ada', '1985-12-24']],
  ] as const)('%s goes on at the boundary event of a model that knows it', async (errorCode, person) => {
    const outcome = await ask({
      jobKey: `2-${errorCode}`,
      person,
      headers: { errorExpression: toBpmnErrors },
    });
    expect(outcome).toMatchObject({ kind: 'businessError', errorCode });
  });

  test('is an incident where the model does not know it, without a name in its text', async () => {
    const failure = await failureOf({ jobKey: '3', person: ['Schutz', 'Ada', '1985-12-24'] });
    expect(failure).toBeInstanceOf(PermanentFailure);
    expect(String(failure)).not.toContain('Schutz');
  });
});

describe('an answer that does not fit', () => {
  test.each([
    ['no-json', 'the answer is no object'],
    ['other-message', 'belongs to another query'],
    ['other-person', 'not the one that was asked for'],
    ['incomplete-person', '"street" is no text'],
  ] as const)(
    '%s is an incident, also where the model catches what the register says',
    async (fault, text) => {
      register.plan([fault]);
      const failure = await failureOf({ jobKey: `4-${fault}`, headers: { errorExpression: toBpmnErrors } });
      expect(failure).toBeInstanceOf(PermanentFailure);
      expect(String(failure)).toContain(text);
      expect(String(failure)).not.toMatch(/Fremd|Meier/);
    },
  );
});

describe('a register that fails', () => {
  test('is asked again, and logs the query once', async () => {
    register.plan(['error', 'timeout']);
    const failed = await failureOf({ jobKey: '5' });
    expect(failed).toBeInstanceOf(Error);
    expect(failed).not.toBeInstanceOf(PermanentFailure);
    const silent = await failureOf({ jobKey: '5', headers: { timeoutSeconds: '1' } });
    expect(silent).toBeInstanceOf(Error);
    expect(silent).not.toBeInstanceOf(PermanentFailure);
    expect(await ask({ jobKey: '5' })).toMatchObject({ kind: 'completed' });
    expect(register.queries().filter(({ messageId }) => messageId === '5')).toHaveLength(1);
  });

  test('that knows the token not is an incident, and the token stays hidden', async () => {
    const failure = await failureOf({ jobKey: '6', headers: { token: 'falsches-token' } });
    expect(failure).toBeInstanceOf(PermanentFailure);
    expect(String(failure)).not.toContain('falsches-token');
  });
});

test.each([
  [{ person: ['Meier', 'Zoë', '17.05.2001'] as const }, '"birthDate"'],
  [{ headers: { purpose: '' } }, '"purpose"'],
])('nothing is asked with %j', async (wrong, message) => {
  const before = register.requests();
  expect(String(await failureOf({ jobKey: '7', ...wrong }))).toContain(message);
  expect(register.requests()).toBe(before);
});
