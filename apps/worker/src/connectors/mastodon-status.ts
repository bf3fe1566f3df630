import { CallFailed, defineConnector, field, PermanentFailure } from '@vorgang/connectors';
import type { SendOutbound } from '@vorgang/outbound';
import { callSystem, responseVariables, systemAnswer } from '../http/call-system.js';
import { heedingLimits } from '../mastodon/heed-limits.js';
import { readMedia } from '../mastodon/read-media.js';
import { uploadMedia } from '../mastodon/upload-media.js';
import type { ConnectorServices } from './connector-services.js';
import { icons } from './icons.js';

const visibilities = {
  public: 'Öffentlich',
  unlisted: 'Öffentlich, aber nicht in den Listen',
  private: 'Nur für Folgende',
  direct: 'Nur für Erwähnte',
} as const;

/** What Mastodon takes where a server says nothing else. */
const usualLength = 500;

/**
 * Publishes a status on a Mastodon server. The job's key is its `Idempotency-Key`: a repeated job gives the status that
 * the first one made (the server remembers the key for an hour).
 */
export const mastodonStatusConnector = defineConnector({
  type: 'vorgang:mastodon-status',
  version: 2,
  name: 'Mastodon-Beitrag',
  description: 'Veröffentlicht einen Beitrag auf Mastodon. Schreiben Sie nichts Vertrauliches hinein.',
  icon: icons.speech,
  groups: [{ id: 'status', label: 'Beitrag' }],
  fields: {
    server: field.secretText({
      label: 'Server',
      description: 'Zum Beispiel https://social.example. Er muss auf der Liste der Installation stehen.',
      group: 'status',
    }),
    token: field.secretText({
      label: 'Zugangs-Token',
      description: 'Fester Text. {{secrets.NAME}} steht für ein Geheimnis der Installation.',
      group: 'status',
    }),
    status: field.text({ label: 'Text', group: 'status', isLong: true }),
    spoilerText: field.optionalText({ label: 'Hinweis vor dem Text', group: 'status' }),
    language: field.text({ label: 'Sprache', group: 'status', value: 'de' }),
    media: field.list({
      label: 'Bilder',
      description:
        'Höchstens vier, jedes mit Beschreibung: =[{document: plakat, description: "Plakat zum Tag der offenen Tür"}].',
      group: 'status',
    }),
    visibility: field.choice({
      label: 'Sichtbar für',
      group: 'status',
      choices: visibilities,
      value: 'public',
    }),
  },
  answer: systemAnswer,
  concurrency: 2,
  timeout: 45_000,
  run: async ({ job, input, signal }, services: ConnectorServices) => {
    const { server, token } = input;
    if (server === null || token === null) {
      throw new PermanentFailure('The task headers "server" and "token" are needed to publish a status.');
    }
    const base = server.replace(/\/+$/, '');
    const now = services.now();
    const call = { tenantId: job.tenantId, signal };
    const send = heedingLimits(services.send, now);
    const limit = await lengthLimit({ send, now }, `${base}/api/v2/instance`, call);
    requireLength(input.status, input.spoilerText, limit);
    const media = await readMedia(input.media, job.tenantId, services.documentStore);
    const mediaIds: string[] = [];
    for (const each of media) mediaIds.push(await uploadMedia(each, { ...call, base, token, send, now }));
    const response = await callSystem(
      send,
      {
        ...call,
        url: `${base}/api/v1/statuses`,
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          accept: 'application/json',
          'idempotency-key': job.jobKey,
        },
        body: JSON.stringify({
          status: input.status,
          language: input.language,
          visibility: input.visibility,
          ...(mediaIds.length === 0 ? {} : { media_ids: mediaIds }),
          ...(input.spoilerText === null ? {} : { spoiler_text: input.spoilerText }),
        }),
      },
      now,
    );
    return responseVariables(response);
  },
});

/** A server that does not tell its limit gets what every Mastodon server takes. */
async function lengthLimit(
  { send, now }: { readonly send: SendOutbound; readonly now: Date },
  url: string,
  call: { readonly tenantId: string; readonly signal: AbortSignal },
): Promise<number> {
  try {
    const request = { ...call, url, method: 'GET', headers: { accept: 'application/json' } };
    const { body } = await callSystem(send, request, now);
    const most = (body as { configuration?: { statuses?: { max_characters?: unknown } } } | null)
      ?.configuration?.statuses?.max_characters;
    return typeof most === 'number' && most > 0 ? most : usualLength;
  } catch (error) {
    if (error instanceof CallFailed && error.failure.code === '404') return usualLength;
    throw error;
  }
}

/** As Mastodon counts: characters as people see them, each link as 23, mentions without their server. */
export function statusLength(text: string): number {
  const counted = text
    .replaceAll(/https?:\/\/\S+/g, 'x'.repeat(23))
    .replaceAll(/(?<![\w/])@(\w+)@[\w.-]+\w/g, '@$1');
  return [...new Intl.Segmenter('de', { granularity: 'grapheme' }).segment(counted)].length;
}

function requireLength(status: string, spoilerText: string | null, limit: number): void {
  const length = statusLength(status) + statusLength(spoilerText ?? '');
  if (length <= limit) return;
  throw new CallFailed({
    code: 'TOO_LONG',
    message: `The status has ${length} characters; the server takes ${limit}.`,
    isFinal: true,
    variables: { length, limit },
  });
}
