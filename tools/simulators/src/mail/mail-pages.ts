import { htmlPage, htmlText } from '../html-page.js';
import type { CaughtMail } from './mail-catcher.js';

export function messagesPage(mails: readonly CaughtMail[]): string {
  const rows = [...mails]
    .reverse()
    .map(
      (mail) =>
        `<li><a href="/mails/${mail.number}">${htmlText(subjectOf(mail))}</a> an ${htmlText(mail.to.join(', '))}</li>`,
    )
    .join('');
  return htmlPage('Gesendete E-Mails', rows === '' ? '<p>Noch keine E-Mail.</p>' : `<ul>${rows}</ul>`);
}

export function messagePage(mail: CaughtMail): string {
  return htmlPage(
    subjectOf(mail),
    `<p><a href="/">Alle E-Mails</a></p><pre>${htmlText(readable(mail.source))}</pre>`,
  );
}

function subjectOf(mail: CaughtMail): string {
  const header = /^subject: (.*(?:\r?\n[ \t].*)*)/im.exec(mail.source)?.[1] ?? 'Ohne Betreff';
  return header
    .replace(/\r?\n[ \t]/g, '')
    .replace(/=\?utf-8\?(q|b)\?([^?]*)\?=\s*/gi, (_match, kind: string, text: string) =>
      kind.toLowerCase() === 'b'
        ? Buffer.from(text, 'base64').toString('utf8')
        : quotedPrintable(text.replaceAll('_', ' ')),
    );
}

function readable(source: string): string {
  const end = source.search(/\r?\n\r?\n/);
  const head = source.slice(0, end);
  const body = source.slice(end).trim();
  if (/content-transfer-encoding: quoted-printable/i.test(head)) return `${head}\n\n${quotedPrintable(body)}`;
  if (/content-transfer-encoding: base64/i.test(head)) {
    return `${head}\n\n${Buffer.from(body, 'base64').toString('utf8')}`;
  }
  return source;
}

function quotedPrintable(text: string): string {
  const bytes = text
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9a-f]{2})/gi, (_match, code: string) => String.fromCharCode(parseInt(code, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
