import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PermanentFailure } from '@vorgang/connectors';
import { type MailCatcher, startMailCatcher } from '@vorgang/simulators';
import type { JsonObject } from '@vorgang/feel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MailSender, smtpMailSender } from '../notice/mail-sender.js';
import { connectorRunner } from '../testing/run-connector.js';
import type { ConnectorServices } from './connector-services.js';
import { sendMailConnector } from './send-mail.js';

let folder: string;
let catcher: MailCatcher;
let mailSender: MailSender;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mail-'));
  catcher = await startMailCatcher({ smtpPort: 0, webPort: 0, folder });
  mailSender = smtpMailSender(catcher.smtpUrl);
});

afterAll(async () => {
  mailSender.close();
  await catcher.close();
  rmSync(folder, { recursive: true });
});

const letter = {
  to: 'rita@example.org, otto@example.org',
  bcc: 'akte@example.org',
  subject: 'Ihr Bescheid für März',
  text: 'Guten Tag,\n\nIhr Bescheid liegt bei.',
};
const documentStore = {
  open: (_tenantId: string, documentId: string) =>
    Promise.resolve({
      document: { fileName: `${documentId}.pdf`, mediaType: 'application/pdf', size: 5 },
      content: (async function* () {
        yield await Promise.resolve(Buffer.from('%PDF-'));
      })(),
    }),
} as unknown as ConnectorServices['documentStore'];
const run = (variables: JsonObject) =>
  connectorRunner(sendMailConnector, '', {
    mailSender,
    mailFrom: 'Kreis <post@kreis.example>',
    documentStore,
  })({
    variables,
  });

test('a mail reaches everybody, with its attachments, and the hidden ones stay hidden', async () => {
  await run({ ...letter, attachments: [{ 'camunda.document.type': 'camunda', documentId: 'bescheid' }] });
  const mail = catcher.mails().at(-1)!;
  expect(mail.from).toBe('post@kreis.example');
  expect(mail.to).toEqual(['rita@example.org', 'otto@example.org', 'akte@example.org']);
  expect(mail.source).toMatch(/filename=bescheid\.pdf/);
  expect(mail.source).not.toMatch(/akte@/);
});

test('a repeated job sends the same Message-ID', async () => {
  const before = catcher.mails().length;
  await run(letter);
  await run(letter);
  const ids = catcher
    .mails()
    .slice(before)
    .map(({ source }) => /^Message-ID: (.*)$/im.exec(source)?.[1]);
  expect(ids).toEqual(['<4711@kreis.example>', '<4711@kreis.example>']);
});

test.each([
  ['to', 'rita@example.org\r\nBcc: alle@example.org'],
  ['to', 'Rita <rita@example.org>'],
  ['to', ' , '],
  ['cc', 'rita@example.org\nX: y'],
  ['replyTo', '"a" b@example.org'],
  ['subject', 'Guten Tag\r\nBcc: alle@example.org'],
  ['subject', 'Guten Tag\u2028Bcc: alle@example.org'],
])('nobody adds a header through %s: %j', async (name, value) => {
  const before = catcher.mails().length;
  const failure = await run({ ...letter, [name]: value }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(PermanentFailure);
  expect((failure as Error).message, 'no personal value').not.toContain('rita');
  expect(catcher.mails()).toHaveLength(before);
});

test('attachments are references to documents, nothing else', async () => {
  for (const attachment of ['/etc/passwd', { path: '/etc/passwd' }, null]) {
    await expect(run({ ...letter, attachments: [attachment] })).rejects.toThrow(/document references/);
  }
});
