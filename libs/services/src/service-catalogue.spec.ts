import { mkdtemp, readFile, rm, mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { loadCatalogue, parseService } from './index.js';

const processes = fileURLToPath(new URL('../../../processes', import.meta.url));
const belehrung = `${processes}/infektionsschutzbelehrung/service.yaml`;

describe('The catalogue of the repository', () => {
  test.each([
    'Belehrung',
    'gesundheitszeugnis',
    'Gesundhetszeugniss',
    'ich brauche ein Gesundheitszeugnis',
    'infektions',
    'kueche',
    'Küche',
    'rote Karte',
    'food hygiene',
  ])('finds the instruction for "%s"', async (text) => {
    const catalogue = await loadCatalogue(processes);
    expect(catalogue.search(text).map((service) => service.id)).toContain('infektionsschutzbelehrung');
  });

  test('finds nothing where nothing fits', async () => {
    expect((await loadCatalogue(processes)).search('Waffenschein')).toEqual([]);
  });
});

describe('A service file that is wrong', () => {
  async function problemsAfter(change: (yaml: string) => string): Promise<readonly string[]> {
    const parsed = parseService(change(await readFile(belehrung, 'utf8')), 'processes/x/service.yaml');
    return parsed.ok ? [] : parsed.problems.map((problem) => `${problem.field}: ${problem.message}`);
  }

  test.each<[string, (yaml: string) => string, string]>([
    [
      'a missing text',
      (yaml) => yaml.replace('summary:\n  de:', 'summary:\n  fr:'),
      'summary.de: is missing',
    ],
    ['a field nobody knows', (yaml) => `${yaml}\nfoo: 1\n`, 'foo: is not known here'],
    [
      'a LeiKa key as number',
      (yaml) => `${yaml}\nleikaKey: 99003001022000\n`,
      'leikaKey: is missing or not a text',
    ],
    ['a short LeiKa key', (yaml) => `${yaml}\nleikaKey: "99"\n`, 'leikaKey: must have 14 digits'],
    [
      'a scheme without number',
      (yaml) => yaml.replace('IfSG-{year}-{number}', 'IfSG-{year}'),
      'fileNumber.template: must contain',
    ],
    [
      'a level nobody knows',
      (yaml) => yaml.replace('apply: none', 'apply: sure'),
      'levelOfAssurance.apply: must be one of: none, low, substantial, high',
    ],
    [
      'a purpose without legal basis',
      (yaml) => yaml.replace(', legalBasis: § 1629 BGB }', ' }'),
      'fields.sorgeberechtigt.name.legalBasis: is missing',
    ],
    ['a file that is not YAML', () => 'a: [', ': The file is not YAML'],
  ])('%s is named with its field', async (_title, change, expected) => {
    const problems = await problemsAfter(change);
    expect(
      problems.some((problem) => problem.startsWith(expected)),
      problems.join('\n'),
    ).toBe(true);
  });

  test('a form field without purpose and legal basis keeps the service from being offered', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'vorgang-services-'));
    await mkdir(join(folder, 'infektionsschutzbelehrung'));
    const target = join(folder, 'infektionsschutzbelehrung');
    await writeFile(
      join(target, 'service.yaml'),
      (await readFile(belehrung, 'utf8')).replace(/^ {2}schule: .*\n/m, ''),
    );
    await writeFile(
      join(target, 'antrag.form'),
      await readFile(belehrung.replace('service.yaml', 'antrag.form')),
    );
    await expect(loadCatalogue(folder)).rejects.toThrow(
      'fields.schule: is missing. Say why the form asks this',
    );
    await rm(folder, { recursive: true });
  });
});
