import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PermanentFailure } from '@vorgang/connectors';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { holidayConnector } from '../testing/holiday-connector.js';
import { connectorRunner } from '../testing/run-connector.js';

const holidays: Readonly<Record<string, unknown>> = {
  '2026-10-03': { holiday: 'Tag der Deutschen Einheit' },
  '2026-10-05': { holiday: null },
  '2026-10-06': { holiday: 7 },
  '2026-10-07': {},
};
let calendar: Server;
let run: ReturnType<typeof connectorRunner>;

beforeAll(async () => {
  calendar = createServer((request, response) => {
    const known = request.headers.authorization === 'Bearer calendar-token';
    response.writeHead(known ? 200 : 401, { 'content-type': 'application/json' });
    response.end(JSON.stringify(holidays[request.url!.replace('/days/', '')]));
  });
  await new Promise<void>((resolve) => calendar.listen(0, '127.0.0.1', resolve));
  const host = `localhost:${(calendar.address() as AddressInfo).port}`;
  const secrets = { CALENDAR_URL: `http://${host}`, CALENDAR_TOKEN: 'calendar-token' };
  run = connectorRunner(holidayConnector, host, {}, secrets);
});
afterAll(() => new Promise((resolve) => calendar.close(resolve)));

const ask = (day: string) =>
  run({
    variables: { day },
    headers: {
      server: '{{secrets.CALENDAR_URL}}',
      token: '{{secrets.CALENDAR_TOKEN}}',
      resultVariable: 'feiertag',
    },
  });

test.each([
  ['2026-10-03', { isHoliday: true, name: 'Tag der Deutschen Einheit' }],
  ['2026-10-05', { isHoliday: false, name: null }],
])('the connector of the guide answers for %s', async (day, feiertag) => {
  expect(await ask(day)).toEqual({ kind: 'completed', variables: { feiertag } });
});

test.each([
  ['2026-10-06', 'The answer of kreis:holiday must have text in "name".'],
  ['2026-10-07', 'The calendar answered without "holiday".'],
])('what does not fit is an incident: %s', async (day, message) => {
  const failure: unknown = await ask(day).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(PermanentFailure);
  expect((failure as Error).message).toContain(message);
});

test('the guide shows this connector', () => {
  const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
  const file = read('../testing/holiday-connector.ts');
  const shown = file.slice(file.indexOf('export const holidayConnector'));
  expect(read('../../../../docs/guides/integrators.md')).toContain(`\`\`\`typescript\n${shown}\`\`\``);
});
