import { verifyAudit } from '@vorgang/audit';
import { createPool } from '@vorgang/storage';
import type { Evidence } from './evidence.js';
import type { Finding } from './finding.js';

/** I2 and I3: each history is 1..n without a gap, its chain verifies, and the stored state is what it leads to. */
export async function checkHistories({ databaseUrl }: Evidence): Promise<readonly Finding[]> {
  const pool = createPool(databaseUrl, { role: 'vorgang_engine', connections: 2 });
  try {
    const { faults } = await verifyAudit(pool);
    return faults.map((fault) => ({
      oracle: fault.code === 'state' || fault.code === 'replay' ? 'I3' : 'I2',
      kind: 'broken',
      subject: `instance ${fault.processInstanceKey}`,
      detail: JSON.stringify(fault),
    }));
  } finally {
    await pool.end();
  }
}
