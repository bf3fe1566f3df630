import { expect, test } from 'vitest';
import { ConfigurationError, readConfiguration } from './configuration.js';

const databaseUrl = 'postgresql://vorgang@localhost/vorgang';

test('only the database must be named; the rest has defaults', () => {
  expect(readConfiguration({ DATABASE_URL: databaseUrl, PROCEDURES_FOLDER: 'processes' })).toEqual({
    port: 3000,
    databaseUrl,
    publicUrl: 'http://localhost:3000',
    staffUrl: 'http://localhost:3000',
    hstsIncludeSubdomains: false,
    trustedProxies: 'loopback',
    proceduresFolder: 'processes',
    demonstration: false,
    testClock: false,
    rateLimits: { perAccount: 1000, perAddress: 200 },
    shutdownDelaySeconds: 0,
    limits: {},
    commandsWaiting: 4_000,
    loopDelayLimit: 500,
    batchOperationDays: 30,
    historyTimeToLive: null,
    databaseConnections: 20,
    tokenIssuers: [],
    sessionLimits: { idle: 1_800_000, absolute: 36_000_000 },
    passwordSignIn: true,
    familiarWords: [],
    temporaryPasswordDays: 7,
    secondFactor: { isRequired: false, exempt: [] },
    multiTenancy: false,
  });
});

test('limits of what models may demand are read, and wrong ones named', () => {
  const limits = (environment: Record<string, string>) =>
    readConfiguration({ DATABASE_URL: databaseUrl, ...environment }).limits;
  expect(limits({ VARIABLES_LIMIT: '1048576', CALL_DEPTH: '20' })).toEqual({
    variableLimit: 1_048_576,
    callDepthLimit: 20,
  });
  expect(() => limits({ SIGNALS_PER_CAUSE: '0' })).toThrow(
    /SIGNALS_PER_CAUSE must be a whole number from 1 to 1000000/,
  );
});

test('hosts below that of PUBLIC_URL are included only where it is reached by TLS', () => {
  const read = (environment: Record<string, string>) =>
    readConfiguration({ DATABASE_URL: databaseUrl, HSTS_INCLUDE_SUBDOMAINS: '1', ...environment })
      .hstsIncludeSubdomains;
  expect(read({ PUBLIC_URL: 'https://vorgang.kreis.example' })).toBe(true);
  for (const environment of [{}, { PUBLIC_URL: 'http://localhost:3000' }] as Record<string, string>[])
    expect(() => read(environment)).toThrow(/HSTS_INCLUDE_SUBDOMAINS is 1 and PUBLIC_URL does not start/);
  expect(() => read({ HSTS_INCLUDE_SUBDOMAINS: 'yes' })).toThrow(/HSTS_INCLUDE_SUBDOMAINS must be 1 or 0/);
});

test('staff have a host of their own where one is named', () => {
  const read = (environment: Record<string, string>) =>
    readConfiguration({
      DATABASE_URL: databaseUrl,
      PUBLIC_URL: 'https://vorgang.kreis.example',
      ...environment,
    });
  expect(read({ STAFF_URL: 'https://amt.kreis.example' })).toMatchObject({
    staffUrl: 'https://amt.kreis.example',
  });
  expect(() => read({ STAFF_URL: 'amt.kreis.example' })).toThrow(/STAFF_URL must be an address/);
});

test('a second factor for everybody needs a key file; that of the documents will do', () => {
  const read = (environment: Record<string, string>) =>
    readConfiguration({ DATABASE_URL: databaseUrl, ...environment }).secondFactor;
  expect(() => read({ SECOND_FACTOR: 'required' })).toThrow(/SECOND_FACTOR_KEY_FILE is missing/);
  expect(() => read({ SECOND_FACTOR: 'yes' })).toThrow(
    /SECOND_FACTOR must be optional or required, not 'yes'/,
  );
  const documents = { DOCUMENT_STORE: 'file:///srv/documents', DOCUMENT_KEY_FILE: '/srv/keys' };
  expect(
    read({ ...documents, SECOND_FACTOR: 'required', SECOND_FACTOR_EXEMPT: 'integration, archiv' }),
  ).toEqual({
    isRequired: true,
    exempt: ['integration', 'archiv'],
    keyFile: '/srv/keys',
  });
});

test('every mistake is named at once', () => {
  const read = () =>
    readConfiguration({
      PORT: 'http',
      REDIS_URL: 'localhost:6379',
      VORGANG_DEMO: 'yes',
      PAYMENT_PROVIDER_URL: 'http://pay',
    });
  expect(read).toThrow(ConfigurationError);
  expect(read).toThrow(/PORT must be a whole number from 0 to 65535, not 'http'/);
  expect(read).toThrow(/DATABASE_URL is missing/);
  expect(read).toThrow(/REDIS_URL must be an address that starts with redis:\/\/ or rediss:\/\//);
  expect(read).toThrow(/VORGANG_DEMO must be 1 or 0/);
  expect(read).toThrow(/PAYMENT_PROVIDER_SECRET is missing/);
});
