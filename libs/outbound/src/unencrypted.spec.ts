import { describe, expect, test } from 'vitest';
import { refuseUnencrypted } from './unencrypted.js';

function mistakes(environment: Readonly<Record<string, string>>): readonly string[] {
  const found: string[] = [];
  refuseUnencrypted(environment, found);
  return found;
}

const endpoint = (url: string): string => `s3://files?endpoint=${encodeURIComponent(url)}&region=eu`;

const plain: readonly (readonly [string, string, string])[] = [
  ['DATABASE_URL', 'postgres://vorgang:geheim@db.kreis.example/vorgang', 'db.kreis.example'],
  ['DATABASE_URL', 'postgres://vorgang@db.kreis.example/vorgang?sslmode=disable', 'db.kreis.example'],
  ['DATABASE_URL', 'postgres://vorgang@db.kreis.example/vorgang?sslmode=no-verify', 'db.kreis.example'],
  ['DATABASE_URL', 'postgres://u@db.kreis.example/v?sslmode=require&uselibpqcompat=true', 'db.kreis.example'],
  ['DATABASE_URL', 'postgres://u@localhost/v?host=db.kreis.example', 'db.kreis.example'],
  ['MIGRATION_DATABASE_URL', 'postgres://owner@db.kreis.example/vorgang', 'db.kreis.example'],
  ['REDIS_URL', 'redis://:geheim@redis:6379', 'redis'],
  ['SMTP_URL', 'smtp://post:geheim@mail.kreis.example:587', 'mail.kreis.example'],
  ['PAYMENT_PROVIDER_URL', 'http://pay.example', 'pay.example'],
  ['DOCUMENT_STORE', endpoint('http://10.0.0.7:9000'), '10.0.0.7'],
  ['CLAMD_URL', 'tcp://clamd:3310', 'clamd'],
  ['OTEL_EXPORTER_OTLP_ENDPOINT', 'http://collector:4318', 'collector'],
];

describe.each(plain)('%s=%s', (name, value, host) => {
  test('is refused, with the way out and without credentials', () => {
    const [mistake, ...more] = mistakes({ [name]: value });
    expect(more).toEqual([]);
    expect(mistake).toMatch(new RegExp(`^${name} leads to '${host}' without TLS\\. .+`));
    expect(mistake).toContain(`add '${host}' to PLAINTEXT_HOSTS`);
    expect(mistake).not.toContain('geheim');
  });

  test('is taken where the operator says that the network is protected', () => {
    expect(mistakes({ [name]: value, PLAINTEXT_HOSTS: `other, ${host.toUpperCase()}` })).toEqual([]);
    expect(mistakes({ [name]: value, PLAINTEXT_HOSTS: 'other' })).toHaveLength(1);
  });

  test('is taken in a demonstration', () => {
    expect(mistakes({ [name]: value, VORGANG_DEMO: '1' })).toEqual([]);
    expect(mistakes({ [name]: value, VORGANG_DEMO: '0' })).toHaveLength(1);
  });
});

test.each([
  ['DATABASE_URL', 'postgres://u@db.kreis.example/v?sslmode=verify-full&sslrootcert=/ca.pem'],
  ['DATABASE_URL', 'postgres://u@db.kreis.example/v?ssl=true'],
  ['DATABASE_URL', 'postgres://vorgang@127.0.0.1/vorgang'],
  ['DATABASE_URL', 'postgres://vorgang@[::1]/vorgang'],
  ['DATABASE_URL', 'postgres:///vorgang?host=/run/postgresql'],
  ['REDIS_URL', 'rediss://redis.kreis.example'],
  ['REDIS_URL', 'redis://localhost:6379'],
  ['SMTP_URL', 'smtps://mail.kreis.example'],
  ['SMTP_URL', 'smtp://mail.kreis.example:587?requireTLS=true'],
  ['PAYMENT_PROVIDER_URL', 'https://pay.example'],
  ['DOCUMENT_STORE', endpoint('https://s3.kreis.example')],
  ['DOCUMENT_STORE', 'file:///srv/documents'],
  ['CLAMD_URL', 'tcp://localhost:3310'],
  ['PUBLIC_URL', 'https://vorgang.kreis.example'],
  ['PUBLIC_URL', 'http://localhost:3000'],
])('%s=%s is taken', (name, value) => {
  expect(mistakes({ [name]: value })).toEqual([]);
});

test('the environment of the database client counts, too', () => {
  const database = { DATABASE_URL: 'postgres:///vorgang', PGHOST: 'db.kreis.example' };
  expect(mistakes(database)).toHaveLength(1);
  expect(mistakes({ ...database, PGSSLMODE: 'verify-full' })).toEqual([]);
});

test.each(['PUBLIC_URL', 'STAFF_URL'])('%s is https, whatever network lies between', (name) => {
  const [mistake] = mistakes({
    [name]: 'http://vorgang.kreis.example',
    PLAINTEXT_HOSTS: 'vorgang.kreis.example',
  });
  expect(mistake).toMatch(new RegExp(`^${name} must start with https://`));
});

test('metrics for other machines are named', () => {
  expect(mistakes({ METRICS_PORT: '9100', METRICS_HOST: '0.0.0.0' })[0]).toMatch(/^METRICS_HOST leads/);
  expect(mistakes({ METRICS_PORT: '9100', METRICS_HOST: '0.0.0.0', PLAINTEXT_HOSTS: '0.0.0.0' })).toEqual([]);
  expect(mistakes({ METRICS_PORT: '9100' })).toEqual([]);
});

test('nobody switches the check of certificates off', () => {
  expect(mistakes({ NODE_TLS_REJECT_UNAUTHORIZED: '0' })[0]).toMatch(/NODE_EXTRA_CA_CERTS/);
});

test('hosts below a name are named by *., everything by nothing', () => {
  const redis = { REDIS_URL: 'redis://a.kreis.example' };
  expect(mistakes({ ...redis, PLAINTEXT_HOSTS: '*.kreis.example' })).toEqual([]);
  expect(mistakes({ ...redis, PLAINTEXT_HOSTS: '*' })[0]).toMatch(/^PLAINTEXT_HOSTS: '\*' is no host/);
  expect(mistakes({ ...redis, PLAINTEXT_HOSTS: 'redis://a' })[0]).toMatch(/is no host/);
});
