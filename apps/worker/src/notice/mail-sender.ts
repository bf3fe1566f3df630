import { createTransport } from 'nodemailer';

export interface Mail {
  readonly to: string;
  readonly cc?: string[];
  readonly bcc?: string[];
  readonly replyTo?: string[];
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly attachments?: readonly MailAttachment[];
  /** The same for a repeated job, so that mail servers and readers recognise a second copy. */
  readonly messageId: string;
}

/** A file that goes with a mail. */
export interface MailAttachment {
  readonly filename: string;
  readonly contentType: string;
  readonly content: Buffer;
}

export interface MailSender {
  send(mail: Mail): Promise<void>;
  close(): void;
}

/** Sends over SMTP; connections and answers are bounded in time. */
export function smtpMailSender(smtpUrl: string): MailSender {
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: 5,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async (mail) => {
      await transport.sendMail({ ...mail, attachments: [...(mail.attachments ?? [])] });
    },
    close: () => transport.close(),
  };
}
