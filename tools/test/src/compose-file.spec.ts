import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readConfiguration as readEngineConfiguration } from '../../../apps/engine/src/configuration.js';
import { readConfiguration as readWorkerConfiguration } from '../../../apps/worker/src/configuration.js';

interface Service {
  readonly environment: Readonly<Record<string, string>>;
  readonly command?: readonly string[];
  readonly depends_on: Readonly<Record<string, unknown>>;
}

const given: Readonly<Record<string, string>> = {
  POSTGRES_PASSWORD: 'of-postgres',
  DATABASE_PASSWORD: 'of-the-programs',
  REDIS_PASSWORD: 'of-redis',
  PUBLIC_URL: 'https://vorgang.kreis.example',
  SMTP_URL: 'smtps://mail.kreis.example',
  PAYMENT_PROVIDER_URL: 'https://pay.example',
  PAYMENT_PROVIDER_SECRET: 'of-payments',
};

/** The services of the file as Compose reads them: `${NAME:?}`, `${NAME:-fallback}`, `${NAME:+alternative}`. */
function services(environment: Readonly<Record<string, string>>): Readonly<Record<string, Service>> {
  const text = readFileSync(new URL('../../../docker/compose.yaml', import.meta.url), 'utf8');
  const filled = text
    .replace(/^\s*#.*$/gm, '')
    .replace(/\$\{(\w+)(?::([?+-])([^}]*))?\}/g, (_whole, name: string, kind?: string, rest = '') => {
      const value = environment[name] ?? '';
      if (kind === '?' && value === '') throw new Error(`${name} is missing`);
      if (kind === '+') return value === '' ? '' : String(rest);
      return value === '' && kind === '-' ? String(rest) : value;
    });
  const file = parse(filled, { merge: true }) as { readonly services: Readonly<Record<string, Service>> };
  return file.services;
}

test('engine and worker take what the file gives them', () => {
  const { engine, worker } = services(given);
  expect(readEngineConfiguration(engine!.environment).redisUrl).toBe('redis://:of-redis@redis:6379');
  expect(readWorkerConfiguration(worker!.environment).queue).toMatchObject({ kind: 'redis' });
});

test('what lies outside is not excused by the network of the file', () => {
  const { engine } = services({ ...given, PAYMENT_PROVIDER_URL: 'http://pay.example' });
  expect(() => readEngineConfiguration(engine!.environment)).toThrow(
    /PAYMENT_PROVIDER_URL leads to 'pay.example' without TLS/,
  );
});

test('only what prepares the database has the password of the owner, and ends before the programs start', () => {
  const { engine, worker, prepare } = services(given);
  for (const program of [engine!, worker!]) {
    expect(JSON.stringify(program.environment)).not.toContain('of-postgres');
    expect(program.environment['DATABASE_URL']).toContain('vorgang_login:of-the-programs@');
    expect(program.depends_on['prepare']).toEqual({ condition: 'service_completed_successfully' });
  }
  expect(prepare!.environment['MIGRATION_DATABASE_URL']).toContain('vorgang:of-postgres@');
});

test('Redis asks for the password that the programs have', () => {
  const { redis } = services(given);
  expect(redis!.command!.join(' ')).toContain('--requirepass of-redis');
});

test.each(['POSTGRES_PASSWORD', 'DATABASE_PASSWORD', 'REDIS_PASSWORD', 'PUBLIC_URL'])(
  '%s has no default',
  (name) => {
    expect(() => services({ ...given, [name]: '' })).toThrow(`${name} is missing`);
  },
);
