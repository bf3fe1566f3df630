/** Secrets of an installation. Nothing ever lists their values. */
export interface SecretStore {
  /** The value, read anew each time so that a changed one needs no new start; null where there is none. */
  find(tenantId: string, name: string): Promise<string | null>;
  /** Names that a tenant's models may refer to, sorted. */
  names(tenantId: string): Promise<readonly string[]>;
}

/** Letters, digits and underscores: no path, and no surprise in the environment. */
export const secretNamePattern = /^[A-Za-z][A-Za-z0-9_]{0,99}$/;
