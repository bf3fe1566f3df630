import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadCounty } from './county.js';

const complete = {
  siteName: 'Kreis Beispiel – Online-Dienste',
  name: 'Kreis Beispiel',
  street: 'Marktplatz 1',
  town: '12345 Beispielstadt',
  phone: '030 23125-000',
  email: 'info@kreis.example',
  accessibilityEmail: 'barrierefreiheit@kreis.example',
  privacyEmail: 'datenschutz@kreis.example',
  representedBy: 'die Landrätin',
  timeZone: 'Europe/Berlin',
};

test('the county is what its file says', async () => {
  expect(await loadCounty(await folderWith(complete))).toEqual(complete);
});

test('every mistake is named at once', async () => {
  const folder = await folderWith({ ...complete, name: '', timeZone: 'Berlin', fax: '1' });
  await expect(loadCounty(folder)).rejects.toThrow(/name: [\s\S]*timeZone: [\s\S]*fax: /);
});

test('a missing file is named with what to do', async () => {
  await expect(loadCounty(await mkdtemp(join(tmpdir(), 'vorgang-county-')))).rejects.toThrow(
    /county.yaml.*Copy/,
  );
});

async function folderWith(county: object): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'vorgang-county-'));
  await writeFile(join(folder, 'county.yaml'), JSON.stringify(county));
  return folder;
}
