#!/usr/bin/env node
import { readFile } from 'node:fs/promises';
import { createDataSource, createPool, tenantWork } from '@vorgang/storage';
import { KeyRing } from '../keys/key-ring.js';
import { rotateKeys } from '../upkeep/rotate-keys.js';

const usage = `Call:
  vorgang documents new-key NAME    prints a line with a fresh key; put it first into the key file
  vorgang documents rotate-keys     encrypts the keys of all tenants with the first key of the key file
                                    (DATABASE_URL, DOCUMENT_KEY_FILE); afterwards the older keys can be taken out`;

async function run([command, name, ...rest]: readonly string[]): Promise<number> {
  if (
    command === 'new-key' &&
    name !== undefined &&
    rest.length === 0 &&
    /^[A-Za-z0-9._-]{1,60}$/.test(name)
  ) {
    process.stdout.write(KeyRing.newLine(name));
    return 0;
  }
  if (command === 'rotate-keys' && name === undefined) return rotate();
  process.stderr.write(`${usage}\n`);
  return 2;
}

async function rotate(): Promise<number> {
  const databaseUrl = required('DATABASE_URL');
  const keys = KeyRing.parse(await readFile(required('DOCUMENT_KEY_FILE'), 'utf8'));
  const dataSource = await createDataSource(databaseUrl, {
    connections: 1,
    applicationName: 'vorgang-documents',
  }).initialize();
  const pool = createPool(databaseUrl, { role: 'vorgang_engine', connections: 1 });
  try {
    const rotated = await rotateKeys(pool, tenantWork(dataSource), keys);
    process.stdout.write(`${rotated} keys are now encrypted with "${keys.currentKeyId}".\n`);
    return 0;
  } finally {
    await pool.end();
    await dataSource.destroy();
  }
}

function required(variable: string): string {
  const value = process.env[variable];
  if (!value) throw new Error(`${variable} is missing.\n${usage}`);
  return value;
}

run(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
