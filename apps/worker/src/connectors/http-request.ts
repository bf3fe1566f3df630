import { defineConnector, field, PermanentFailure, type ValuesOf } from '@vorgang/connectors';
import type { JsonValue } from '@vorgang/feel';
import { callSystem, responseVariables, systemAnswer } from '../http/call-system.js';
import { authenticationKinds, authorizationHeader } from '../http/http-authentication.js';
import { computedHeaders, writtenHeaders } from '../http/read-headers.js';
import type { ConnectorServices } from './connector-services.js';
import { icons } from './icons.js';

const basic = { field: 'authentication', oneOf: ['basic'] };
const bearer = { field: 'authentication', oneOf: ['bearer'] };
const oauth = { field: 'authentication', oneOf: ['oauth'] };
const secretHint = 'Fester Text. {{secrets.NAME}} steht für ein Geheimnis der Installation.';

const fields = {
  method: field.choice({
    label: 'Methode',
    group: 'request',
    choices: { GET: 'GET', POST: 'POST', PUT: 'PUT', PATCH: 'PATCH', DELETE: 'DELETE', HEAD: 'HEAD' },
    value: 'GET',
  }),
  url: field.text({
    label: 'Adresse',
    description: 'Beginnt mit https://. Der Rechner muss auf der Liste der Installation stehen.',
    group: 'request',
  }),
  queryParameters: field.context({
    label: 'Parameter der Adresse',
    description: 'FEEL-Kontext, zum Beispiel ={plz: antrag.plz}.',
    group: 'request',
  }),
  headers: field.context({ label: 'Kopfzeilen', description: 'FEEL-Kontext.', group: 'request' }),
  body: field.anyValue({
    label: 'Inhalt',
    description: 'Ein Kontext oder eine Liste wird als JSON gesendet, ein Text als Text.',
    group: 'request',
    condition: { field: 'method', oneOf: ['POST', 'PUT', 'PATCH', 'DELETE'] },
  }),
  timeoutSeconds: field.wholeNumber({
    label: 'Höchste Dauer in Sekunden',
    group: 'request',
    value: 20,
    minimum: 1,
    maximum: 60,
  }),
  authentication: field.choice({
    label: 'Anmeldung',
    group: 'authentication',
    choices: authenticationKinds,
    value: 'none',
  }),
  userName: field.secretText({ label: 'Name', group: 'authentication', condition: basic }),
  password: field.secretText({
    label: 'Passwort',
    description: secretHint,
    group: 'authentication',
    condition: basic,
  }),
  token: field.secretText({
    label: 'Token',
    description: secretHint,
    group: 'authentication',
    condition: bearer,
  }),
  tokenUrl: field.secretText({ label: 'Adresse der Token', group: 'authentication', condition: oauth }),
  clientId: field.secretText({ label: 'Client-ID', group: 'authentication', condition: oauth }),
  clientSecret: field.secretText({
    label: 'Client-Secret',
    description: secretHint,
    group: 'authentication',
    condition: oauth,
  }),
  scope: field.secretText({ label: 'Scope', group: 'authentication', condition: oauth }),
  secretHeaders: field.secretText({
    label: 'Weitere Kopfzeilen mit Geheimnissen',
    description: `Je Zeile „Name: Wert“. ${secretHint}`,
    group: 'authentication',
    isLong: true,
  }),
} as const;

type HttpInput = ValuesOf<typeof fields>;

/**
 * Calls another system over HTTP. Every call that changes something carries the job's key as `Idempotency-Key`, so the
 * other side can tell a repeated one.
 */
export const httpRequestConnector = defineConnector({
  type: 'vorgang:http-request',
  version: 1,
  name: 'HTTP-Aufruf',
  description: 'Ruft eine Schnittstelle (REST) auf und übernimmt ihre Antwort.',
  icon: icons.globe,
  groups: [
    { id: 'request', label: 'Aufruf' },
    { id: 'authentication', label: 'Anmeldung' },
  ],
  fields,
  answer: systemAnswer,
  concurrency: 10,
  timeout: 65_000,
  run: async ({ job, input, signal, conceal }, services: ConnectorServices) => {
    const now = services.now();
    const { tenantId } = job;
    const limit = AbortSignal.any([signal, AbortSignal.timeout(input.timeoutSeconds * 1000)]);
    const { send } = services;
    const content = requestContent(input);
    const headers = {
      accept: 'application/json',
      ...content.headers,
      ...computedHeaders(input.headers),
      ...writtenHeaders(input.secretHeaders),
      ...(await authorizationHeader(input, { send, tenantId, signal: limit, now, conceal })),
      ...(isSafe(input.method) ? {} : { 'idempotency-key': job.jobKey }),
    };
    const url = addressOf(input);
    const request = { tenantId, url, method: input.method, headers, body: content.body, signal: limit };
    return responseVariables(await callSystem(send, request, now));
  },
});

function isSafe(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}

function addressOf({ url, queryParameters }: HttpInput): string {
  if (!URL.canParse(url))
    throw new PermanentFailure('The input "url" is no address such as https://example.org.');
  const address = new URL(url);
  for (const [name, value] of Object.entries(queryParameters)) {
    const values: readonly JsonValue[] = Array.isArray(value) ? value : [value];
    for (const each of values) {
      if (each !== null) address.searchParams.append(name, asText(each));
    }
  }
  return address.href;
}

function requestContent({ method, body }: HttpInput): {
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
} {
  if (isSafe(method) || body === null) return { headers: {} };
  const mediaType = typeof body === 'string' ? 'text/plain; charset=utf-8' : 'application/json';
  return { headers: { 'content-type': mediaType }, body: asText(body) };
}

function asText(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
