import { randomUUID, timingSafeEqual } from 'node:crypto';
import express, { type Express, type Request, type Response } from 'express';
import { openJournal } from '../journal.js';
import { listen, type ListeningServer } from '../listen.js';
import { addMedia, MediaShelf } from './media-shelf.js';
import { timelinePage } from './timeline-page.js';
import { RateLimit } from './rate-limit.js';

export interface MastodonSimulatorOptions {
  /** 0 takes a free port. */
  readonly port: number;
  /** Where the journal of statuses lives. */
  readonly folder: string;
  /** Bearer token that may post. */
  readonly token: string;
  /** Statuses that it takes in five minutes, as `X-RateLimit-…` says; absent: any number. */
  readonly statusesPerWindow?: number;
  /** Milliseconds since 1970 UTC; absent: the time of this computer. */
  readonly now?: () => number;
}

/** A picture of a status. */
export interface PublishedMedium {
  readonly id: string;
  readonly description: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
}

/** A status as it was published. */
export interface PublishedStatus {
  readonly id: string;
  readonly idempotencyKey: string | null;
  readonly status: string;
  readonly visibility: string;
  readonly language: string | null;
  readonly createdAt: string;
  readonly media?: readonly PublishedMedium[];
}

/** How the next requests go wrong: an error before or after the effect, or an effect whose answer never comes. */
export type PublishFault = 'error' | 'error-after' | 'timeout';

export interface MastodonSimulator extends ListeningServer {
  statuses(): readonly PublishedStatus[];
  /** Requests to publish that came with the right token, repeated ones included. */
  requests(): number;
  plan(faults: readonly PublishFault[]): void;
}

/**
 * A Mastodon server as far as publishing goes (`POST /api/v1/statuses`, `POST /api/v2/media`): the same
 * `Idempotency-Key` gives the status that it made before. The keys are in the journal, so they survive a restart.
 */
export async function startMastodonSimulator(options: MastodonSimulatorOptions): Promise<MastodonSimulator> {
  const now = options.now ?? Date.now;
  const journal = openJournal<PublishedStatus>(options.folder, 'statuses');
  const statuses = [...journal.entries()];
  const shelf = new MediaShelf();
  const limit = new RateLimit(options.statusesPerWindow, now);
  let faults: PublishFault[] = [];
  let requests = 0;
  const known = (request: Request): PublishedStatus | undefined => {
    const key = request.get('idempotency-key');
    return key === undefined ? undefined : statuses.find((each) => each.idempotencyKey === key);
  };
  const publish = (request: Request, wanted: WantedStatus): PublishedStatus => {
    const before = known(request);
    if (before !== undefined) return before;
    const made = {
      ...wanted,
      id: randomUUID(),
      idempotencyKey: request.get('idempotency-key') ?? null,
      createdAt: new Date(now()).toISOString(),
    };
    journal.append(made);
    statuses.push(made);
    return made;
  };
  const application = express();
  application.disable('x-powered-by');
  application.get('/', (_request, response) => void response.send(timelinePage(statuses)));
  requireToken(application, options.token);
  addMedia(application, shelf);
  application.use(express.json({ limit: '64kb' }));
  application.post('/api/v1/statuses', (request, response) => {
    requests += 1;
    const isAllowed = known(request) !== undefined || limit.take();
    response.set(limit.headers());
    if (!isAllowed) return answer(response, 429, { error: 'Too many requests' });
    const wanted = readStatus(request.body, shelf);
    if (typeof wanted === 'string') return answer(response, 422, { error: `Validation failed: ${wanted}` });
    const fault = faults.shift();
    if (fault === 'error') return answer(response, 503, { error: 'Failed on purpose' });
    const made = publish(request, wanted);
    if (fault === 'timeout') return;
    if (fault === 'error-after') return answer(response, 500, { error: 'Failed on purpose' });
    answer(response, 200, describe(made, request));
  });
  const server = await listen(application, options.port);
  return {
    ...server,
    statuses: () => statuses,
    requests: () => requests,
    plan: (planned) => {
      faults = [...planned];
    },
  };
}

type WantedStatus = Pick<PublishedStatus, 'status' | 'visibility' | 'language' | 'media'>;

/** What is wrong with it, where it is none. */
function readStatus(body: unknown, shelf: MediaShelf): WantedStatus | string {
  if (typeof body !== 'object' || body === null) return "Text can't be blank";
  const given = body as Record<string, unknown>;
  const { status, visibility = 'public', language = null, media_ids: mediaIds = [] } = given;
  if (typeof status !== 'string' || status.trim() === '') return "Text can't be blank";
  if (typeof visibility !== 'string' || !Array.isArray(mediaIds)) return 'Visibility or media are invalid';
  const media = mediaIds.map((id) => shelf.find(String(id)));
  if (media.length > 4 || media.some((each) => each === undefined)) return 'Media are invalid';
  return {
    status,
    visibility,
    language: typeof language === 'string' ? language : null,
    ...(media.length === 0 ? {} : { media: media.map((each) => each!) }),
  };
}

function describe(status: PublishedStatus, request: Request): object {
  const { id, createdAt, visibility, language, media = [] } = status;
  const url = `http://${request.get('host') ?? 'localhost'}/@kreis/${id}`;
  const attachments = media.map(({ id: mediumId, description }) => ({ id: mediumId, description }));
  const content = status.status;
  return { id, created_at: createdAt, visibility, language, content, url, media_attachments: attachments };
}

function requireToken(application: Express, token: string): void {
  const expected = Buffer.from(`Bearer ${token}`);
  application.use((request, response, next) => {
    const isOpen = request.method === 'GET' && !request.path.startsWith('/api/v1/media');
    const given = Buffer.from(request.get('authorization') ?? '');
    if (isOpen || (given.length === expected.length && timingSafeEqual(given, expected))) return next();
    answer(response, 401, { error: 'The access token is invalid' });
  });
}

function answer(response: Response, status: number, body: object): void {
  response.status(status).json(body);
}
