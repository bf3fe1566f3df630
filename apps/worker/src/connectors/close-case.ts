import { closeCase } from '@vorgang/casework';
import type { ConnectorServices } from './connector-services.js';
import type { Connector } from '@vorgang/connectors';
import { readCase } from './read-case.js';
import { header, textVariable } from './read-variable.js';

/** Records how a case ended. Header: outcome (GRANTED, REFUSED or CLOSED). Input: caseId. */
export function closeCaseConnector(services: ConnectorServices): Connector {
  return {
    type: 'vorgang:close-case',
    concurrency: 10,
    timeout: 10_000,
    run: async (job) => {
      const outcome = header(job, 'outcome', ['GRANTED', 'REFUSED', 'CLOSED']);
      const { caseId } = await readCase(
        services.work,
        services.catalogue,
        job.tenantId,
        textVariable(job, 'caseId'),
      );
      await closeCase(services.work, job.tenantId, caseId, outcome, services.now());
      return { kind: 'completed', variables: {} };
    },
  };
}
