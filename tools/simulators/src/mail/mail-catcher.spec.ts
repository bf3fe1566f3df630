import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { expect, test } from 'vitest';
import { startMailCatcher } from './mail-catcher.js';

test('a mail that is sent over SMTP is kept, shown readable, and there after a restart', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'vorgang-mail-'));
  const catcher = await startMailCatcher({ smtpPort: 0, webPort: 0, folder });
  const transport = createTransport(catcher.smtpUrl);
  await transport.sendMail({
    from: 'kreis@example.org',
    to: 'erika@example.org',
    subject: 'Ihre Gebühr',
    text: 'Bitte zahlen Sie 25 Euro für die Belehrung. Schöne Grüße',
  });
  const overview = await (await fetch(catcher.webUrl)).text();
  const page = await (await fetch(`${catcher.webUrl}/mails/1`)).text();
  await catcher.close();
  const restarted = await startMailCatcher({ smtpPort: 0, webPort: 0, folder });
  const kept = restarted.mails();
  await restarted.close();
  expect(overview).toContain('Ihre Gebühr');
  expect(page).toContain('Schöne Grüße');
  expect(kept.map((mail) => mail.to)).toEqual([['erika@example.org']]);
});
