import type { JsonObject } from '@vorgang/feel';
import { describe, expect, test } from 'vitest';
import {
  answer,
  CallFailed,
  type CallFailure,
  defineConnector,
  field,
  openSecretStore,
  PermanentFailure,
} from './index.js';

const services = {
  secrets: openSecretStore(undefined, { VORGANG_SECRET_KEY: 'sesam-öffne-dich' }),
  timeZone: 'Europe/Berlin',
  now: () => new Date(0),
};

/** A connector that answers what it was told, or fails as it is told. */
const echo = defineConnector({
  type: 'test:echo',
  version: 3,
  name: 'Echo',
  description: 'Antwortet, was man ihm sagt.',
  icon: '<svg xmlns="http://www.w3.org/2000/svg"/>',
  groups: [{ id: 'call', label: 'Aufruf' }],
  fields: {
    name: field.text({ label: 'Name', group: 'call' }),
    kind: field.choice({
      label: 'Art',
      group: 'call',
      choices: { soft: 'leise', loud: 'laut' },
      value: 'soft',
    }),
    times: field.wholeNumber({ label: 'Anzahl', group: 'call', value: 1, minimum: 1, maximum: 9 }),
    password: field.secretText({ label: 'Passwort', group: 'call' }),
    failure: field.context({ label: 'Fehler', group: 'call' }),
  },
  answer: {
    name: answer.text('Name'),
    kind: answer.text('Art'),
    times: answer.number('Anzahl'),
    password: answer.optional(answer.text('Passwort')),
    nested: answer.list(answer.entries('Gesagtes', { said: answer.text('Text') })),
  },
  concurrency: 1,
  timeout: 1000,
  run: async ({ input }, _services: typeof services) => {
    if (Object.keys(input.failure).length > 0) {
      throw new CallFailed(input.failure as unknown as CallFailure);
    }
    const { name, kind, times, password } = input;
    return { name, kind, times, password, nested: [{ said: `with ${password}` }] };
  },
});

const run = (variables: JsonObject, headers: Record<string, string> = {}) =>
  echo
    .create(services)
    .run(
      { jobKey: '1', tenantId: 'county', processInstanceKey: '2', variables, headers },
      AbortSignal.timeout(1000),
    );

const refused = { code: '404', message: 'GET to a.org was answered with status 404.', isFinal: true };

describe('what a connector is told', () => {
  test('comes typed, with what the definition says where it is left out', async () => {
    expect(await run({ name: 'Rita' }, { resultVariable: 'answer' })).toMatchObject({
      kind: 'completed',
      variables: { answer: { name: 'Rita', kind: 'soft', times: 1, password: null } },
    });
  });

  test.each([
    [{}, {}, 'The input "name" (Name) must be text.'],
    [{ name: 7 }, {}, 'The input "name" (Name) must be text.'],
    [{ name: 'Rita' }, { kind: 'shrill' }, 'The task header "kind" (Art) must be one of soft, loud.'],
    [
      { name: 'Rita' },
      { times: '10' },
      'The task header "times" (Anzahl) must be a whole number from 1 to 9.',
    ],
  ])('is refused where it does not fit: %j %j', async (variables, headers, message) => {
    const failure = await run(variables as JsonObject, headers as unknown as Record<string, string>).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(PermanentFailure);
    expect((failure as Error).message).toContain(message);
    expect((failure as Error).message, 'values may be personal').not.toContain('Rita');
  });
});

describe('secrets', () => {
  test('stand in static text only, and come back in no variable', async () => {
    const outcome = await run(
      { name: '{{secrets.KEY}}' },
      { password: '{{secrets.KEY}}', resultVariable: 'answer' },
    );
    expect(outcome).toMatchObject({
      variables: { answer: { name: '{{secrets.KEY}}', password: '***', nested: [{ said: 'with ***' }] } },
    });
  });

  test('come back in no message', async () => {
    const failure = { ...refused, message: 'a.org said: sesam-öffne-dich is wrong' };
    await expect(run({ name: 'Rita', failure }, { password: '{{secrets.KEY}}' })).rejects.toThrow(
      'a.org said: *** is wrong',
    );
  });

  test('that are not there are named', async () => {
    await expect(run({ name: 'Rita' }, { password: 'x{{secrets.OTHER}}' })).rejects.toThrow(
      'There is no secret "OTHER".',
    );
  });
});

describe('results and errors as the model says', () => {
  test('the entries of the result expression become variables', async () => {
    expect(
      await run({ name: 'Rita' }, { resultExpression: '={who: response.name, often: response.times + 1}' }),
    ).toEqual({ kind: 'completed', variables: { who: 'Rita', often: 2 } });
  });

  test('an error becomes a BPMN error, another try, or nothing', async () => {
    const told = (errorExpression: string) => run({ name: 'Rita', failure: refused }, { errorExpression });
    expect(
      await told('=if error.code = "404" then bpmnError("UNKNOWN", "Nicht gefunden", {a: 1}) else null'),
    ).toEqual({
      kind: 'businessError',
      errorCode: 'UNKNOWN',
      errorMessage: 'Nicht gefunden',
      variables: { a: 1 },
    });
    expect(await told('=jobError("Später", {}, 2, @"PT5M")')).toEqual({
      kind: 'jobError',
      message: 'Später',
      variables: {},
      retries: 2,
      retryBackOff: 300_000,
    });
    expect(await told('=ignoreError({found: false})')).toEqual({
      kind: 'completed',
      variables: { found: false },
    });
    await expect(told('=null')).rejects.toThrow(PermanentFailure);
  });

  test('an answer can be an error too', async () => {
    const outcome = await run(
      { name: 'Rita' },
      { errorExpression: '=if response.times = 1 then bpmnError("TOO_FEW", "Zu wenig") else null' },
    );
    expect(outcome).toMatchObject({ kind: 'businessError', errorCode: 'TOO_FEW' });
  });

  test('failures that may pass are tried again', async () => {
    const failure = await run({ name: 'Rita', failure: { ...refused, isFinal: false } }).catch(
      (error) => error,
    );
    expect(failure).not.toBeInstanceOf(PermanentFailure);
  });

  test.each(['={', '="text"', '=bpmnError()+1'])(
    'a wrong expression says where it stands: %s',
    async (source) => {
      await expect(run({ name: 'Rita' }, { resultExpression: source })).rejects.toThrow('"resultExpression"');
    },
  );
});

test('the template offers each field where the job looks for it', () => {
  expect(echo.template).toMatchObject({ id: 'test:echo', version: 3, name: 'Echo' });
  const bindings = Object.fromEntries(echo.template.properties.map(({ id, binding }) => [id ?? '', binding]));
  expect(bindings).toMatchObject({
    name: { type: 'zeebe:input', name: 'name' },
    kind: { type: 'zeebe:taskHeader', key: 'kind' },
    password: { type: 'zeebe:taskHeader', key: 'password' },
    resultExpression: { type: 'zeebe:taskHeader', key: 'resultExpression' },
    retries: { type: 'zeebe:taskDefinition', property: 'retries' },
  });
});

describe('what a connector answers', () => {
  /** A connector whose other side answers anything. */
  const answering = (given: JsonObject) =>
    defineConnector({
      type: 'test:answer',
      version: 1,
      name: 'Antwort',
      description: 'Antwortet irgendwas.',
      icon: '<svg xmlns="http://www.w3.org/2000/svg"/>',
      groups: [],
      fields: {},
      answer: {
        day: answer.day('Tag'),
        place: answer.entries('Ort', { city: answer.text('Stadt') }),
        notes: answer.list(answer.text('Hinweise')),
        isHoliday: answer.flag('Feiertag'),
      },
      concurrency: 1,
      timeout: 1000,
      run: (_call, _services: typeof services) => Promise.resolve(given as never),
    });
  const fitting = { day: '2026-03-02', place: { city: 'Husum' }, notes: ['a'], isHoliday: false };
  const answered = (given: JsonObject) =>
    answering(given)
      .create(services)
      .run(
        {
          jobKey: '1',
          tenantId: 'county',
          processInstanceKey: '2',
          variables: {},
          headers: { resultVariable: 'said' },
        },
        AbortSignal.timeout(1000),
      );

  test('reaches variables as far as it is declared', async () => {
    const more = { ...fitting, secretNote: 'x', place: { city: 'Husum', mayor: 'y' } };
    expect(await answered(more)).toEqual({ kind: 'completed', variables: { said: fitting } });
  });

  test.each([
    [{ ...fitting, day: '2.3.2026' }, 'a day such as 2026-03-02 in "day"'],
    [{ ...fitting, place: { city: 7 } }, 'text in "city" in "place"'],
    [{ ...fitting, notes: ['a', null] }, 'text in "notes"'],
    [{ day: '2026-03-02', place: { city: 'Husum' }, notes: [] }, 'true or false in "isHoliday"'],
  ])('is an incident where it does not fit: %j', async (given, message) => {
    const failure: unknown = await answered(given as unknown as JsonObject).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(PermanentFailure);
    expect((failure as Error).message).toContain(`The answer of test:answer must have ${message}.`);
  });

  test('is named by the template', () => {
    const property = answering(fitting).template.properties.find(({ id }) => id === 'resultVariable');
    expect(property?.description).toBe(
      'In dieser Variable steht die ganze Antwort: day (Tag), place (Ort), notes (Hinweise), isHoliday (Feiertag).',
    );
  });
});
