import { answer, CallFailed, defineConnector, field, PermanentFailure } from '@vorgang/connectors';
import { callSystem } from '../http/call-system.js';
import { readRegisterAnswer } from '../register/read-register-answer.js';
import type { ConnectorServices } from './connector-services.js';
import { icons } from './icons.js';
import { readCase } from './read-case.js';

/**
 * Asks the register of residents for one person. The job's key is the message id: the register logs a repeated query
 * once. What the register says (not found, several, blocked) is an error that the model may catch; an answer that does
 * not fit is an incident.
 */
export const registerQueryConnector = defineConnector({
  type: 'vorgang:register-query',
  version: 1,
  name: 'Melderegister abfragen',
  description: 'Fragt das Melderegister nach einer Person und übernimmt ihre Anschrift.',
  icon: icons.register,
  groups: [
    { id: 'person', label: 'Person' },
    { id: 'register', label: 'Register' },
  ],
  fields: {
    caseId: field.text({ label: 'Vorgang', group: 'person', value: '=fall.caseId' }),
    familyName: field.text({ label: 'Familienname', group: 'person' }),
    givenNames: field.text({ label: 'Vornamen', group: 'person' }),
    birthDate: field.text({
      label: 'Geburtsdatum',
      description: 'Tag wie 2001-05-17.',
      group: 'person',
    }),
    purpose: field.fixedText({
      label: 'Zweck und Rechtsgrundlage',
      description: 'Das Register protokolliert ihn mit dem Aktenzeichen.',
      group: 'register',
    }),
    server: field.secretText({
      label: 'Adresse des Registers',
      description: 'Sie muss auf der Liste der Installation stehen.',
      group: 'register',
      value: '{{secrets.REGISTER_URL}}',
    }),
    token: field.secretText({
      label: 'Zugangs-Token',
      description: 'Fester Text. {{secrets.NAME}} steht für ein Geheimnis der Installation.',
      group: 'register',
      value: '{{secrets.REGISTER_TOKEN}}',
    }),
    timeoutSeconds: field.wholeNumber({
      label: 'Höchste Dauer in Sekunden',
      group: 'register',
      value: 20,
      minimum: 1,
      maximum: 60,
    }),
  },
  answer: {
    person: answer.entries('Angaben des Registers', {
      familyName: answer.text('Familienname'),
      givenNames: answer.text('Vornamen'),
      birthDate: answer.day('Geburtsdatum'),
      address: answer.entries('Anschrift', {
        street: answer.text('Straße und Hausnummer'),
        postalCode: answer.text('Postleitzahl'),
        city: answer.text('Ort'),
      }),
      movedInOn: answer.day('Einzug'),
    }),
  },
  concurrency: 4,
  timeout: 65_000,
  run: async ({ job, input, signal }, services: ConnectorServices) => {
    const { server, token, purpose, familyName, givenNames, birthDate } = input;
    if (server === null || token === null || purpose === null) {
      throw new PermanentFailure('The task headers "purpose", "server" and "token" are needed for a query.');
    }
    if (!/^\d{4}-\d{2}-\d{2}$/.test(birthDate)) {
      throw new PermanentFailure('The input "birthDate" must be a day such as 2001-05-17.');
    }
    const { tenantId, jobKey } = job;
    const { fileNumber } = await readCase(services.work, services.catalogue, tenantId, input.caseId);
    const person = { familyName, givenNames, birthDate };
    const limit = AbortSignal.timeout(input.timeoutSeconds * 1000);
    const request = {
      tenantId,
      url: `${server.replace(/\/+$/, '')}/v1/queries`,
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        accept: 'application/json',
        'idempotency-key': jobKey,
      },
      body: JSON.stringify({ messageId: jobKey, purpose, fileNumber, person }),
      signal: AbortSignal.any([signal, limit]),
    };
    const { body } = await withoutContent(callSystem(services.send, request, services.now()));
    return { person: readRegisterAnswer(body, jobKey, person) };
  },
});

/** What a register says beside its answer is kept out of error expressions: it may be personal. */
async function withoutContent<Answer>(call: Promise<Answer>): Promise<Answer> {
  try {
    return await call;
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
    const { code, message, isFinal, retryBackOff } = error.failure;
    throw new CallFailed({ code, message, isFinal, retryBackOff });
  }
}
