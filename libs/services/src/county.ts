import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseYaml } from './parse-yaml.js';
import { ServiceFilesError } from './service-files-error.js';
import { YamlReader, type ServiceProblem } from './yaml-reader.js';

/** Who offers the portal: name, address and contacts that stand on its pages. */
export interface County {
  readonly siteName: string;
  readonly name: string;
  readonly street: string;
  readonly town: string;
  readonly phone: string;
  readonly email: string;
  readonly accessibilityEmail: string;
  readonly privacyEmail: string;
  readonly representedBy: string;
  /** IANA time zone in which dates are shown and counted. */
  readonly timeZone: string;
}

const fileName = 'county.yaml';

/**
 * Reads `<folder>/county.yaml`.
 * @throws ServiceFilesError naming every field that is missing or wrong
 */
export async function loadCounty(folder: string): Promise<County> {
  const problems: ServiceProblem[] = [];
  const value = parseYaml(await readText(folder), fileName, problems);
  const county = value === null ? null : readCounty(new YamlReader(value, fileName, '', problems));
  if (county === null || problems.length > 0) throw new ServiceFilesError(problems);
  return county;
}

async function readText(folder: string): Promise<string> {
  try {
    return await readFile(join(folder, fileName), 'utf8');
  } catch {
    const message = `is missing in ${folder}. Copy the one of the demonstration and fill in your county.`;
    throw new ServiceFilesError([{ fileName, field: '', message }]);
  }
}

function readCounty(reader: YamlReader): County {
  const county: County = {
    siteName: reader.text('siteName'),
    name: reader.text('name'),
    street: reader.text('street'),
    town: reader.text('town'),
    phone: reader.text('phone'),
    email: reader.text('email'),
    accessibilityEmail: reader.text('accessibilityEmail'),
    privacyEmail: reader.text('privacyEmail'),
    representedBy: reader.text('representedBy'),
    timeZone: reader.text('timeZone'),
  };
  if (!isTimeZone(county.timeZone)) reader.report('timeZone', 'is no IANA time zone, such as Europe/Berlin.');
  reader.refuseOthers();
  return county;
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('de', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
