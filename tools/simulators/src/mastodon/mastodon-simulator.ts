import { randomUUID, timingSafeEqual } from 'node:crypto';
import express, { type Request, type Response } from 'express';
import { openJournal } from '../journal.js';
import { listen, type ListeningServer } from '../listen.js';

export interface MastodonSimulatorOptions {
  /** 0 takes a free port. */
  readonly port: number;
  /** Where the journal of statuses lives. */
  readonly folder: string;
  /** Bearer token that may post. */
  readonly token: string;
}

/** A status as it was published. */
export interface PublishedStatus {
  readonly id: string;
  readonly idempotencyKey: string | null;
  readonly status: string;
  readonly visibility: string;
  readonly language: string | null;
  readonly createdAt: string;
}

/** How the next requests go wrong: an error before or after the effect, or an effect whose answer never comes. */
export type PublishFault = 'error' | 'error-after' | 'timeout';

export interface MastodonSimulator extends ListeningServer {
  statuses(): readonly PublishedStatus[];
  /** Requests that came with the right token, repeated ones included. */
  requests(): number;
  plan(faults: readonly PublishFault[]): void;
}

/**
 * A Mastodon server as far as publishing goes (`POST /api/v1/statuses`): the same `Idempotency-Key` gives the status
 * that it made before. The keys are in the journal, so they survive a restart.
 */
export async function startMastodonSimulator(options: MastodonSimulatorOptions): Promise<MastodonSimulator> {
  const journal = openJournal<PublishedStatus>(options.folder, 'statuses');
  const statuses = [...journal.entries()];
  let faults: PublishFault[] = [];
  let requests = 0;
  const publish = (request: Request, wanted: WantedStatus): PublishedStatus => {
    const key = request.get('idempotency-key') ?? null;
    const known = key === null ? undefined : statuses.find((each) => each.idempotencyKey === key);
    if (known !== undefined) return known;
    const made = { ...wanted, id: randomUUID(), idempotencyKey: key, createdAt: new Date().toISOString() };
    journal.append(made);
    statuses.push(made);
    return made;
  };
  const application = express();
  application.disable('x-powered-by');
  application.use(express.json({ limit: '64kb' }));
  application.post('/api/v1/statuses', (request, response) => {
    if (!hasToken(request, options.token)) {
      return answer(response, 401, { error: 'The access token is invalid' });
    }
    requests += 1;
    const wanted = readStatus(request.body);
    if (wanted === null) return answer(response, 422, { error: "Validation failed: Text can't be blank" });
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

type WantedStatus = Pick<PublishedStatus, 'status' | 'visibility' | 'language'>;

function readStatus(body: unknown): WantedStatus | null {
  if (typeof body !== 'object' || body === null) return null;
  const { status, visibility = 'public', language = null } = body as Record<string, unknown>;
  if (typeof status !== 'string' || status.trim() === '' || typeof visibility !== 'string') return null;
  return { status, visibility, language: typeof language === 'string' ? language : null };
}

function describe(status: PublishedStatus, request: Request): object {
  const { id, createdAt, visibility, language } = status;
  const url = `http://${request.get('host') ?? 'localhost'}/@kreis/${id}`;
  return { id, created_at: createdAt, visibility, language, content: status.status, url };
}

function hasToken(request: Request, token: string): boolean {
  const given = Buffer.from(request.get('authorization') ?? '');
  const expected = Buffer.from(`Bearer ${token}`);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function answer(response: Response, status: number, body: object): void {
  response.status(status).json(body);
}
