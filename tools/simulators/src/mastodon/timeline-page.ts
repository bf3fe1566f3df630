import { htmlPage, htmlText } from '../html-page.js';
import type { PublishedStatus } from './mastodon-simulator.js';

/** What was published, newest first, with the descriptions of pictures. */
export function timelinePage(statuses: readonly PublishedStatus[]): string {
  const entries = [...statuses].reverse().map(describeStatus).join('');
  return htmlPage(
    'Beiträge auf Mastodon',
    entries === '' ? '<p>Noch kein Beitrag.</p>' : `<ul>${entries}</ul>`,
  );
}

function describeStatus({ status, language, createdAt, visibility, media = [] }: PublishedStatus): string {
  const pictures = media
    .map(({ description }) => `<p>Bild, Beschreibung: ${htmlText(description)}</p>`)
    .join('');
  const lang = language === null ? '' : ` lang="${htmlText(language)}"`;
  return `<li><p${lang}>${htmlText(status)}</p>${pictures}<p>${htmlText(createdAt)}, ${htmlText(visibility)}</p></li>`;
}
