import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedPostgres, freePort, startEmbeddedPostgres } from '@vorgang/embedded-postgres';
import { startTestInstallation, type TestInstallation } from '@vorgang/test-installation';
import { startTestRedis, type TestRedis } from '@vorgang/test-services';
import { Redis } from 'ioredis';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Findings } from './oracles.js';
import { storm } from './storm.js';

const minutes = 60_000;
const calm: Omit<Findings, 'accepted'> = {
  lost: [],
  surplusCases: 0,
  doublePayments: 0,
  doubleCertificates: 0,
  doubleMails: 0,
  stuck: [],
  auditFindings: [],
  leftInOutbox: 0,
};

let folder: string;
let postgres: EmbeddedPostgres;
let databaseUrl: string;
let installation: TestInstallation;
let redis: TestRedis | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vorgang-faults-'));
  postgres = await startEmbeddedPostgres({ folder, port: await freePort() });
  const client = new pg.Client({ connectionString: postgres.url('postgres') });
  await client.connect();
  await client.query('create database vorgang');
  await client.end();
  databaseUrl = postgres.url('vorgang');
});

afterEach(async () => {
  await installation?.stop();
  await redis?.stop();
  redis = undefined;
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
});

function pauseBetween(least: number, most: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, least + Math.random() * (most - least)));
}

describe('What was accepted is done once, whatever dies', () => {
  test(
    'fifty times kill -9 of the server or the worker at random moments under load',
    async () => {
      installation = await startTestInstallation({ databaseUrl });
      let kills = 0;
      const findings = await storm({
        databaseUrl,
        installation,
        applications: 30,
        faults: 50,
        fault: async () => {
          await pauseBetween(300, 2_400);
          kills += 1;
          installation[Math.random() < 0.5 ? 'engine' : 'worker'].signal('SIGKILL');
        },
      });
      expect(kills).toBe(50);
      expect(findings).toEqual({ accepted: 30, ...calm });
    },
    10 * minutes,
  );

  test(
    'Redis is flushed again and again in the middle',
    async () => {
      redis = await startTestRedis();
      installation = await startTestInstallation({ databaseUrl, redisUrl: redis.url });
      const client = new Redis(redis.url);
      const findings = await storm({
        databaseUrl,
        installation,
        applications: 20,
        faults: 10,
        fault: async () => {
          await pauseBetween(200, 1_000);
          await client.flushall();
        },
      });
      await client.quit();
      expect(findings).toEqual({ accepted: 20, ...calm });
    },
    5 * minutes,
  );

  test(
    'PostgreSQL dies and comes back in the middle',
    async () => {
      installation = await startTestInstallation({ databaseUrl });
      const findings = await storm({
        databaseUrl,
        installation,
        applications: 20,
        faults: 5,
        fault: async () => {
          await pauseBetween(500, 2_000);
          const { port } = postgres;
          await postgres.kill();
          postgres = await startEmbeddedPostgres({ folder, port });
        },
      });
      expect(findings).toEqual({ accepted: 20, ...calm });
    },
    5 * minutes,
  );
});
