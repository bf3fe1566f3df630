import { applicationPages, Citizen, servicePath } from '@vorgang/test-services';

/** Applies over the portal with a doubt that a caseworker has to clear up; answers the file number. */
export async function submitUnsureApplication(address: string, lastName: string): Promise<string> {
  const citizen = new Citizen(address);
  await citizen.send(`${servicePath}/antrag`);
  for (const [page, fields] of applicationPages) {
    if (page === 'name') await citizen.answer({ vorname: 'Erika', nachname: lastName });
    else if (page === 'beschwerden') {
      await citizen.answer({ beschwerden: 'unsicher' });
      await citizen.answer({ beschwerdenText: 'Ich hatte gestern Bauchschmerzen.' });
    } else await citizen.answer(fields);
  }
  await citizen.send(`${servicePath}/absenden`);
  return /IfSG-\d{4}-\d{6}/.exec(citizen.text)![0];
}
