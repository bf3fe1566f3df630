import { access, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newSigningKey } from '@vorgang/audit';

/** Where the checkpoints of the history lie, and the key that signs them, as the worker wants to be told. */
export interface AuditPlaces {
  readonly AUDIT_KEY_FILE: string;
  readonly AUDIT_CHECKPOINT_FOLDER: string;
}

/** A key beside the data, which is made once with the one that verifies (`audit-key.public`), and a folder. */
export async function auditPlaces(dataFolder: string): Promise<AuditPlaces> {
  const keyFile = join(dataFolder, 'audit-key');
  await access(keyFile).catch(async () => {
    const { secretLine, verifierKey } = newSigningKey('vorgang.demonstration');
    await writeFile(`${keyFile}.public`, `${verifierKey}\n`);
    await writeFile(keyFile, `${secretLine}\n`, { mode: 0o600 });
  });
  return { AUDIT_KEY_FILE: keyFile, AUDIT_CHECKPOINT_FOLDER: join(dataFolder, 'checkpoints') };
}
