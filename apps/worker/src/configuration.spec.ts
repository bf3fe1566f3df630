import { expect, test } from 'vitest';
import { readConfiguration } from './configuration.js';

const databaseUrl = 'postgres://localhost/vorgang';

test('without REDIS_URL the queue lives in PostgreSQL, with it in Redis', () => {
  expect(readConfiguration({ DATABASE_URL: databaseUrl }).queue).toEqual({ kind: 'postgres', databaseUrl });
  expect(readConfiguration({ DATABASE_URL: databaseUrl, REDIS_URL: 'redis://localhost' }).queue).toEqual({
    kind: 'redis',
    redisUrl: 'redis://localhost',
  });
});

test('every mistake is named at once', () => {
  const wrong = {
    REDIS_URL: 'http://localhost',
    PAYMENT_PROVIDER_URL: 'https://pay.example',
    SMTP_URL: 'mail',
  };
  expect(() => readConfiguration(wrong)).toThrow(
    /DATABASE_URL is missing[\s\S]*REDIS_URL must be[\s\S]*PAYMENT_PROVIDER_SECRET is missing[\s\S]*SMTP_URL must be/,
  );
});

test('a job may be abandoned five times in a row, or as often as the installation says', () => {
  expect(readConfiguration({ DATABASE_URL: databaseUrl }).abandonedClaims).toBe(5);
  expect(readConfiguration({ DATABASE_URL: databaseUrl, ABANDONED_JOB_CLAIMS: '2' }).abandonedClaims).toBe(2);
  expect(() => readConfiguration({ DATABASE_URL: databaseUrl, ABANDONED_JOB_CLAIMS: '0' })).toThrow(
    /ABANDONED_JOB_CLAIMS must be a whole number from 1/,
  );
});
