import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { secretNamePattern, type SecretStore } from './secret-store.js';

type Environment = Readonly<Record<string, string | undefined>>;

const prefix = 'VORGANG_SECRET_';

/**
 * Secrets from files below a folder, one each, as container platforms mount them: `tenants/<tenant>/NAME` for one
 * tenant, `NAME` for all; then variables `VORGANG_SECRET_NAME` of the environment, for all tenants.
 *
 * @param folder absent: only the environment
 */
export function openSecretStore(folder: string | undefined, environment: Environment): SecretStore {
  const foldersOf = (tenantId: string): readonly string[] =>
    folder === undefined ? [] : [...tenantFolder(folder, tenantId), folder];
  return {
    find: async (tenantId, name) => {
      if (!secretNamePattern.test(name)) return null;
      for (const each of foldersOf(tenantId)) {
        const value = await readSecret(join(each, name));
        if (value !== null) return value;
      }
      return environment[`${prefix}${name}`] ?? null;
    },
    names: async (tenantId) => {
      const files = await Promise.all(foldersOf(tenantId).map(listFiles));
      const variables = Object.keys(environment)
        .filter((name) => name.startsWith(prefix))
        .map((name) => name.slice(prefix.length));
      const names = [...files.flat(), ...variables].filter((name) => secretNamePattern.test(name));
      return [...new Set(names)].sort();
    },
  };
}

function tenantFolder(folder: string, tenantId: string): readonly string[] {
  const name = encodeURIComponent(tenantId);
  return /^\.*$/.test(name) ? [] : [join(folder, 'tenants', name)];
}

/** Editors end a file with a line break that is no part of the secret. */
async function readSecret(file: string): Promise<string | null> {
  try {
    return (await readFile(file, 'utf8')).replace(/\r?\n$/, '');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes(code)) return null;
    throw error;
  }
}

async function listFiles(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter((entry) => !entry.isDirectory()).map((entry) => entry.name);
  } catch {
    return [];
  }
}
