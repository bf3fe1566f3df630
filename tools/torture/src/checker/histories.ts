import { existsSync } from 'node:fs';
import { readTrust, verifyAudit } from '@vorgang/audit';
import { auditPlaces } from '@vorgang/start';
import { createPool } from '@vorgang/storage';
import type { Places } from './evidence.js';
import type { Finding } from './finding.js';

/**
 * I2 and I3: each history is 1..n without a gap, its chain verifies, the stored state is what it leads to, and all of it
 * is what the signed checkpoints say, those that were written to files as well.
 */
export async function checkHistories({ databaseUrl, folder }: Places): Promise<readonly Finding[]> {
  const pool = createPool(databaseUrl, { role: 'vorgang_engine', connections: 2 });
  try {
    const { AUDIT_KEY_FILE, AUDIT_CHECKPOINT_FOLDER: checkpoints } = await auditPlaces(folder);
    const published = existsSync(checkpoints);
    const trust = await readTrust({
      keyFiles: [`${AUDIT_KEY_FILE}.public`],
      ...(published ? { checkpoints } : {}),
    });
    const { faults, logFaults, checkpointFaults } = await verifyAudit(pool, trust);
    return [
      ...(published ? [] : [nothingPublished(checkpoints)]),
      ...faults.map((fault): Finding => ({
        oracle: fault.code === 'state' || fault.code === 'replay' ? 'I3' : 'I2',
        kind: 'broken',
        subject: `instance ${fault.processInstanceKey}`,
        detail: JSON.stringify(fault),
      })),
      ...logFaults.map((fault): Finding => ({
        oracle: 'I2',
        kind: 'broken',
        subject: `audit log ${fault.tenantId} ${fault.chainKey}`,
        detail: JSON.stringify(fault),
      })),
      ...checkpointFaults.map((fault): Finding => ({
        oracle: 'I2',
        kind: 'broken',
        subject: `checkpoint ${fault.tenantId} ${fault.treeSize}`,
        detail: JSON.stringify(fault),
      })),
    ];
  } finally {
    await pool.end();
  }
}

function nothingPublished(folder: string): Finding {
  return {
    oracle: 'I2',
    kind: 'broken',
    subject: `folder ${folder}`,
    detail: 'no checkpoint was written to it',
  };
}
