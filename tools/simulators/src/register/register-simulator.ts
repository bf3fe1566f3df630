import { timingSafeEqual } from 'node:crypto';
import express, { type Request, type Response } from 'express';
import { openJournal } from '../journal.js';
import { listen, type ListeningServer } from '../listen.js';
import { demonstrationPeople } from './demonstration-people.js';
import type { QueriedPerson, RegisterAnswer, RegisteredPerson, RegisterQuery } from './register-protocol.js';

export interface RegisterSimulatorOptions {
  /** 0 takes a free port. */
  readonly port: number;
  /** Where the log of queries lives. */
  readonly folder: string;
  /** Bearer token that may ask. */
  readonly token: string;
  /** Absent: the people of the demonstration. */
  readonly people?: readonly RegisteredPerson[];
}

/** How the next queries go wrong. `timeout`: the query is logged, but its answer never comes. */
export type RegisterFault =
  'error' | 'timeout' | 'no-json' | 'other-message' | 'other-person' | 'incomplete-person';

/** A query as the register logs it, once however often it comes. */
export interface LoggedQuery {
  readonly messageId: string;
  readonly purpose: string;
  readonly fileNumber: string;
  readonly result: RegisterAnswer['result'];
}

export interface RegisterSimulator extends ListeningServer {
  queries(): readonly LoggedQuery[];
  /** Requests that came with the right token, repeated ones included. */
  requests(): number;
  plan(faults: readonly RegisterFault[]): void;
}

/** A register of residents as far as automated retrieval goes (`POST /v1/queries`), with invented people. */
export async function startRegisterSimulator(options: RegisterSimulatorOptions): Promise<RegisterSimulator> {
  const journal = openJournal<LoggedQuery>(options.folder, 'queries');
  const logged = [...journal.entries()];
  let faults: RegisterFault[] = [];
  let requests = 0;
  const log = (query: RegisterQuery, result: RegisterAnswer['result']): void => {
    const { messageId, purpose, fileNumber } = query;
    if (logged.some((each) => each.messageId === messageId)) return;
    const entry = { messageId, purpose, fileNumber, result };
    journal.append(entry);
    logged.push(entry);
  };
  const application = express();
  application.disable('x-powered-by');
  application.use(express.json({ limit: '64kb' }));
  application.post('/v1/queries', (request, response) => {
    if (!hasToken(request, options.token)) return answer(response, 401, { error: 'The token is wrong.' });
    requests += 1;
    const query = readQuery(request.body);
    if (query === null) return answer(response, 400, { error: 'The query is incomplete.' });
    const fault = faults.shift();
    if (fault === 'error') return answer(response, 503, { error: 'Failed on purpose' });
    const found = search(options.people ?? demonstrationPeople, query);
    log(query, found.result);
    if (fault === 'timeout') return;
    if (fault === 'no-json') return void response.type('html').send('<html>Wartung</html>');
    answer(response, 200, spoiled(found, fault));
  });
  const server = await listen(application, options.port);
  return {
    ...server,
    queries: () => logged,
    requests: () => requests,
    plan: (planned) => {
      faults = [...planned];
    },
  };
}

function search(people: readonly RegisteredPerson[], { messageId, person }: RegisterQuery): RegisterAnswer {
  const [found, ...others] = people.filter((each) => isSame(each, person));
  if (found === undefined) return { messageId, result: 'NOT_FOUND' };
  if (others.length > 0) return { messageId, result: 'SEVERAL_FOUND' };
  const { isBlocked, ...told } = found;
  return isBlocked === true ? { messageId, result: 'BLOCKED' } : { messageId, result: 'FOUND', person: told };
}

function isSame(registered: QueriedPerson, asked: QueriedPerson): boolean {
  const same = (left: string, right: string): boolean =>
    left.normalize('NFC').toLocaleLowerCase('de') === right.normalize('NFC').toLocaleLowerCase('de');
  return (
    same(registered.familyName, asked.familyName) &&
    same(registered.givenNames, asked.givenNames) &&
    registered.birthDate === asked.birthDate
  );
}

function spoiled(found: RegisterAnswer, fault: RegisterFault | undefined): object {
  if (fault === 'other-message') return { ...found, messageId: 'another' };
  if (found.result !== 'FOUND') return found;
  const { person } = found;
  if (fault === 'other-person') return { ...found, person: { ...person, familyName: 'Fremd' } };
  if (fault === 'incomplete-person') return { ...found, person: { ...person, address: { street: 7 } } };
  return found;
}

function readQuery(body: unknown): RegisterQuery | null {
  const { messageId, purpose, fileNumber, person } = record(body);
  const { familyName, givenNames, birthDate } = record(person);
  const texts = [messageId, purpose, fileNumber, familyName, givenNames, birthDate];
  if (texts.some((text) => typeof text !== 'string' || text === '')) return null;
  return body as RegisterQuery;
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function hasToken(request: Request, token: string): boolean {
  const given = Buffer.from(request.get('authorization') ?? '');
  const expected = Buffer.from(`Bearer ${token}`);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function answer(response: Response, status: number, body: object): void {
  response.status(status).json(body);
}
