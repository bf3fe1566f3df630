import type { Citizen } from './citizen.js';

/** Answers of an adult who needs the certificate for a job, page by page. */
export const applicationPages: readonly (readonly [
  pageId: string,
  fields: Readonly<Record<string, string>>,
])[] = [
  ['taetigkeit', { taetigkeit: 'beruf' }],
  ['name', { vorname: ' Zoë ', nachname: 'O’Connor-Łukasiewicz' }],
  ['geburtsdatum', { 'geburtsdatum-tag': '7', 'geburtsdatum-monat': 'März', 'geburtsdatum-jahr': '2001' }],
  ['anschrift', { strasse: 'Hauptstraße 1', plz: '23 843', ort: 'Bad Oldesloe' }],
  ['email', { email: 'zoe@beispiel.de' }],
  ['ehrenamtskarte', {}],
  ['belehrung-verbote', {}],
  ['belehrung-schutz', { belehrt: 'true' }],
  ['beschwerden', { beschwerden: 'nein' }],
  ['datenschutz', { datenschutz: 'true' }],
];

export const servicePath = '/dienste/infektionsschutzbelehrung';

/** Starts the application and answers every question. The citizen then stands before the summary. */
export async function fillIn(citizen: Citizen): Promise<void> {
  await citizen.send(`${servicePath}/antrag`);
  for (const [, fields] of applicationPages) await citizen.answer(fields);
}
