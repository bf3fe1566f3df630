import { answer, CallFailed, defineConnector, field, PermanentFailure } from '@vorgang/connectors';
import { checkAddresses, checkHeaderText } from '../mail/check-addresses.js';
import { readAttachments } from '../mail/read-attachments.js';
import type { ConnectorServices } from './connector-services.js';
import { icons } from './icons.js';

/**
 * Sends a mail over SMTP. A mail server knows no repeated request: the `Message-ID` is made of the job's key, so that
 * servers and readers recognise a second copy after a crash between sending and completing.
 */
export const sendMailConnector = defineConnector({
  type: 'vorgang:send-mail',
  version: 1,
  name: 'E-Mail senden',
  description: 'Sendet eine E-Mail mit Text und Anhängen. Schreiben Sie nichts Vertrauliches hinein.',
  icon: icons.envelope,
  groups: [{ id: 'mail', label: 'E-Mail' }],
  fields: {
    to: field.text({ label: 'An', description: 'Adressen, mit Komma getrennt.', group: 'mail' }),
    cc: field.optionalText({ label: 'Kopie an', group: 'mail' }),
    bcc: field.optionalText({ label: 'Verdeckte Kopie an', group: 'mail' }),
    replyTo: field.optionalText({ label: 'Antwort an', group: 'mail' }),
    subject: field.text({ label: 'Betreff', group: 'mail' }),
    text: field.text({ label: 'Text', group: 'mail', isLong: true }),
    attachments: field.list({
      label: 'Anhänge',
      description: 'Liste von Dokumenten, zum Beispiel =[bescheid].',
      group: 'mail',
    }),
  },
  answer: { messageId: answer.text('Kennung der E-Mail') },
  concurrency: 10,
  timeout: 45_000,
  run: async ({ job, input }, services: ConnectorServices) => {
    const { mailSender, mailFrom } = services;
    if (mailSender === undefined || mailFrom === undefined) {
      throw new PermanentFailure('No mail server is configured. Set SMTP_URL and MAIL_FROM.');
    }
    const to = checkAddresses('to', input.to);
    if (to.length === 0) throw new PermanentFailure('The input "to" names nobody.');
    const messageId = `<${job.jobKey}@${new URL(services.publicUrl).hostname}>`;
    const mail = {
      from: mailFrom,
      to: to.join(', '),
      cc: [...checkAddresses('cc', input.cc)],
      bcc: [...checkAddresses('bcc', input.bcc)],
      replyTo: [...checkAddresses('replyTo', input.replyTo)],
      subject: checkHeaderText('subject', input.subject),
      text: input.text,
      attachments: await readAttachments(input.attachments, job.tenantId, services.documentStore),
      messageId,
    };
    try {
      await mailSender.send(mail);
    } catch (error) {
      throw notSent(error);
    }
    return { messageId };
  },
});

/** The server's own words may repeat addresses, so only its code is told. */
function notSent(error: unknown): CallFailed {
  const { code = 'UNKNOWN', responseCode } = error as { code?: string; responseCode?: number };
  const isFinal = responseCode !== undefined && responseCode >= 500;
  const answer = responseCode === undefined ? code : `SMTP ${responseCode}`;
  return new CallFailed({
    code: responseCode === undefined ? 'CONNECTION_FAILED' : String(responseCode),
    message: `The mail server did not take the mail: ${answer}.`,
    isFinal,
  });
}
