import { answer, CallFailed, defineConnector, field } from '@vorgang/connectors';
import { icons } from '../connectors/icons.js';
import type { ConnectorServices } from '../connectors/connector-services.js';
import { callSystem } from '../http/call-system.js';

/** Asks a calendar whether a day is a holiday: the example of the integrators' guide. */
export const holidayConnector = defineConnector({
  type: 'kreis:holiday',
  version: 1,
  name: 'Feiertag prüfen',
  description: 'Fragt, ob ein Tag ein Feiertag ist.',
  icon: icons.globe,
  groups: [{ id: 'day', label: 'Tag' }],
  fields: {
    day: field.text({ label: 'Tag', description: 'Wie 2026-10-03.', group: 'day' }),
    server: field.secretText({ label: 'Adresse', group: 'day', value: '{{secrets.CALENDAR_URL}}' }),
    token: field.secretText({ label: 'Token', group: 'day', value: '{{secrets.CALENDAR_TOKEN}}' }),
  },
  answer: {
    isHoliday: answer.flag('ob der Tag ein Feiertag ist'),
    name: answer.optional(answer.text('Name des Feiertags')),
  },
  concurrency: 5,
  timeout: 20_000,
  run: async ({ job, input, signal }, services: ConnectorServices) => {
    const url = `${input.server}/days/${encodeURIComponent(input.day)}`;
    const headers = { authorization: `Bearer ${input.token}`, accept: 'application/json' };
    const request = { tenantId: job.tenantId, url, method: 'GET', headers, signal };
    const { body } = await callSystem(services.send, request, services.now());
    const name = (body as { readonly holiday?: string | null } | null)?.holiday;
    if (name === undefined) {
      const message = 'The calendar answered without "holiday".';
      throw new CallFailed({ code: 'WRONG_ANSWER', message, isFinal: true });
    }
    return { isHoliday: name !== null, name };
  },
});
