import { SMTPServer } from 'smtp-server';
import express from 'express';
import { openJournal } from '../journal.js';
import { listen } from '../listen.js';
import { messagePage, messagesPage } from './mail-pages.js';

export interface MailCatcherOptions {
  /** 0 takes a free port. */
  readonly smtpPort: number;
  readonly webPort: number;
  readonly folder: string;
}

/** One mail that somebody handed in. */
export interface CaughtMail {
  readonly number: number;
  readonly receivedAt: string;
  readonly from: string;
  readonly to: readonly string[];
  /** RFC 5322 source text. */
  readonly source: string;
}

/** How the next mail goes wrong: it is refused for now, kept although the sender is told that it was not, or kept without a word. */
export type MailFault = 'error' | 'error-after' | 'timeout';

export interface MailCatcher {
  readonly smtpUrl: string;
  readonly webUrl: string;
  mails(): readonly CaughtMail[];
  /** Faults of the next mails, in this order. */
  plan(faults: readonly MailFault[]): void;
  close(): Promise<void>;
}

const largestMail = 2 * 1024 * 1024;

/** A real SMTP server that delivers nowhere: it keeps every mail and shows it on a page. */
export async function startMailCatcher(options: MailCatcherOptions): Promise<MailCatcher> {
  const journal = openJournal<CaughtMail>(options.folder, 'mails');
  const caught: CaughtMail[] = [...journal.entries()];
  let faults: MailFault[] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: largestMail,
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const fault = faults.shift();
        if (fault === 'error') return done(passingFailure());
        const mail: CaughtMail = {
          number: caught.length + 1,
          receivedAt: new Date().toISOString(),
          from: session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address,
          to: session.envelope.rcptTo.map((recipient) => recipient.address),
          source: Buffer.concat(chunks).toString('utf8'),
        };
        journal.append(mail);
        caught.push(mail);
        if (fault === 'timeout') return;
        done(fault === 'error-after' ? passingFailure() : null);
      });
    },
  });
  const smtpPort = await listenSmtp(smtp, options.smtpPort);
  const application = express();
  application.disable('x-powered-by');
  application.get('/', (_request, response) => void response.send(messagesPage(caught)));
  application.get('/mails/:number', (request, response) => {
    const mail = caught[Number(request.params.number) - 1];
    if (mail === undefined) return void response.status(404).send('Diese E-Mail gibt es nicht.');
    response.send(messagePage(mail));
  });
  const web = await listen(application, options.webPort);
  return {
    smtpUrl: `smtp://localhost:${smtpPort}`,
    webUrl: web.url,
    mails: () => caught,
    plan: (planned) => {
      faults = [...planned];
    },
    close: async () => {
      await web.close();
      await new Promise<void>((resolve) => smtp.close(() => resolve()));
    },
  };
}

/** Says "try again" (RFC 5321 section 4.2.1). */
function passingFailure(): Error {
  return Object.assign(new Error('The mail server failed on purpose.'), { responseCode: 451 });
}

async function listenSmtp(smtp: SMTPServer, port: number): Promise<number> {
  // A client that breaks off in the middle of a mail is its own problem, not the server's.
  smtp.on('error', () => undefined);
  await new Promise<void>((resolve, reject) => {
    smtp.server.once('error', reject);
    smtp.listen(port, '127.0.0.1', () => resolve());
  });
  const address = smtp.server.address();
  if (address === null || typeof address === 'string')
    throw new Error('The mail catcher listens on no TCP port.');
  return address.port;
}
