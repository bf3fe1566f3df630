import { newCode } from '@vorgang/casework';
import { certificatePdf } from '../certificate/certificate-pdf.js';
import type { ConnectorServices } from './connector-services.js';
import { type Connector, type ConnectorJob, PermanentFailure } from '@vorgang/connectors';
import { readCase } from './read-case.js';
import { objectVariable, textVariable } from './read-variable.js';

/**
 * Makes the certificate as PDF with a code that anybody can check.
 * Input: caseId, antrag. Output: certificate { documentId, verificationCode }.
 */
export function certificateConnector(services: ConnectorServices): Connector {
  return {
    type: 'vorgang:certificate',
    concurrency: 4,
    timeout: 30_000,
    run: async (job) => {
      const { caseId, fileNumber, service } = await readCase(
        services.work,
        services.catalogue,
        job.tenantId,
        textVariable(job, 'caseId'),
      );
      const holder = readHolder(job);
      const verificationCode = newCode();
      const content = await certificatePdf({
        fileNumber,
        ...holder,
        issuedAt: services.now().getTime(),
        timeZone: services.timeZone,
        authority: service.authority.name,
        verificationCode,
        verificationUrl: `${services.publicUrl}/pruefen/${verificationCode}`,
      });
      const document = await services.documents.store(
        job.tenantId,
        {
          documentId: services.mintKey(),
          caseId,
          kind: 'bescheinigung',
          fileName: `Bescheinigung-${fileNumber}.pdf`,
          mediaType: 'application/pdf',
          content,
          jobKey: job.jobKey,
          verificationCode,
          holderHint: holderHint(holder),
        },
        services.now(),
      );
      return {
        kind: 'completed',
        variables: {
          certificate: { documentId: document.documentId, verificationCode: document.verificationCode },
        },
      };
    },
  };
}

interface Holder {
  readonly firstName: string;
  readonly lastName: string;
  readonly birthDate: string;
  readonly address: string;
}

function readHolder(job: ConnectorJob): Holder {
  const application = objectVariable(job, 'antrag');
  const read = (name: string): string => {
    const value = application[name];
    if (typeof value !== 'string') {
      throw new PermanentFailure(
        `The application has no "${name}". Correct the variable antrag, then resolve the incident.`,
      );
    }
    return value;
  };
  return {
    firstName: read('vorname'),
    lastName: read('nachname'),
    birthDate: read('geburtsdatum'),
    address: `${read('strasse')}, ${read('plz')} ${read('ort')}`,
  };
}

/** Enough to compare with the paper, nothing more: the public page shows it. */
function holderHint(holder: Holder): string {
  const initial = (name: string): string => `${[...name][0]?.toLocaleUpperCase('de') ?? ''}.`;
  return `${initial(holder.firstName)} ${initial(holder.lastName)}, geboren ${holder.birthDate.slice(0, 4)}`;
}
