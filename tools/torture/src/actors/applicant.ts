import { applicationPages, Citizen, servicePath } from '@vorgang/test-services';
import { persistUntil } from './persist.js';

/** What an applicant was promised: from here on the case must not get lost. */
export interface AcceptedApplication {
  readonly fileNumber: string;
}

/**
 * Applies as a citizen without scripts would, trying again whenever the server is away.
 *
 * @throws NoAnswer at the end of the run
 */
export async function apply(
  address: string,
  isUnsure: boolean,
  end: AbortSignal,
): Promise<AcceptedApplication> {
  const persist = <Result>(work: () => Promise<Result>): Promise<Result> => persistUntil(end, work);
  const citizen = new Citizen(address);
  await persist(() => begin(citizen));
  for (const [page, fields] of isUnsure ? unsurePages : applicationPages) {
    await persist(() => answer(citizen, page, fields));
  }
  return persist(() => send(citizen));
}

/** The same answers, but with a doubt that a caseworker has to clear up. */
const unsurePages: typeof applicationPages = applicationPages.flatMap(([page, fields]) =>
  page === 'beschwerden'
    ? [
        [page, { beschwerden: 'unsicher' }] as const,
        ['beschwerden-text', { beschwerdenText: 'Ich hatte gestern Bauchschmerzen.' }] as const,
      ]
    : [[page, fields] as const],
);

async function begin(citizen: Citizen): Promise<void> {
  await citizen.send(`${servicePath}/antrag`);
  if (citizen.status !== 200) throw new Error(`Starting an application was answered with ${citizen.status}.`);
}

async function answer(
  citizen: Citizen,
  page: string,
  fields: Readonly<Record<string, string>>,
): Promise<void> {
  await citizen.send(`${servicePath}/antrag/${page}`, fields);
  if (citizen.status !== 200) throw new Error(`The page ${page} was answered with ${citizen.status}.`);
}

async function send(citizen: Citizen): Promise<AcceptedApplication> {
  await citizen.send(`${servicePath}/absenden`);
  const fileNumber = /IfSG-\d{4}-\d{6}/.exec(citizen.text)?.[0];
  if (fileNumber === undefined) throw new Error(`Sending was answered with ${citizen.status}.`);
  return { fileNumber };
}
