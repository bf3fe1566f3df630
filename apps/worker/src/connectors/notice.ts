import { readNotice } from '../notice/notice-template.js';
import type { ConnectorServices } from './connector-services.js';
import { type Connector, type ConnectorJob, PermanentFailure } from '@vorgang/connectors';
import { type ConnectorCase, readCase } from './read-case.js';
import { optionalText, textVariable } from './read-variable.js';

/**
 * Tells the applicant something: on the portal, and by mail without personal content.
 * Header: template. Input: caseId, recipient (mail address, may be null), reason (text, where the template names it).
 */
export function noticeConnector(services: ConnectorServices): Connector {
  return {
    type: 'vorgang:notice',
    concurrency: 10,
    timeout: 30_000,
    run: async (job) => {
      const found = await readCase(
        services.work,
        services.catalogue,
        job.tenantId,
        textVariable(job, 'caseId'),
      );
      const template = job.headers['template'] ?? '';
      const facts = {
        aktenzeichen: found.fileNumber,
        statusseite: `${services.publicUrl}/vorgang`,
        behoerde: found.service.authority.name,
        anschrift: found.service.authority.address,
        begruendung: optionalText(job, 'reason') ?? '',
      };
      const text = await readNotice(services.proceduresFolder, found.service.id, template, facts);
      const { subject } = text;
      await store(services, job, found, { template, channel: 'PORTAL', subject, body: text.portal });
      const recipient = optionalText(job, 'recipient');
      if (recipient !== null) {
        await sendMail(services, job, found, recipient, {
          template,
          channel: 'EMAIL',
          subject,
          body: text.email,
        });
      }
      return { kind: 'completed', variables: {} };
    },
  };
}

interface NoticeContent {
  readonly template: string;
  readonly channel: 'PORTAL' | 'EMAIL';
  readonly subject: string;
  readonly body: string;
}

function store(services: ConnectorServices, job: ConnectorJob, found: ConnectorCase, content: NoticeContent) {
  const notice = { ...content, noticeId: services.mintKey(), caseId: found.caseId, jobKey: job.jobKey };
  return services.notices.create(job.tenantId, notice, services.now());
}

async function sendMail(
  services: ConnectorServices,
  job: ConnectorJob,
  found: ConnectorCase,
  recipient: string,
  content: NoticeContent,
): Promise<void> {
  if (services.mailSender === undefined) {
    throw new PermanentFailure('No mail server is configured. Set SMTP_URL.');
  }
  const notice = await store(services, job, found, content);
  if (notice.state === 'SENT') return;
  await services.mailSender.send({
    to: recipient,
    from: `${found.service.authority.name} <${found.service.authority.email}>`,
    subject: content.subject,
    text: content.body,
    messageId: `<${job.jobKey}.${content.template}@${new URL(services.publicUrl).hostname}>`,
  });
  await services.notices.recordState(job.tenantId, notice.noticeId, 'SENT', services.now());
}
