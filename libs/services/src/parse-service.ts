import { fieldsOf, type FormDefinition } from '@vorgang/forms';
import { parseYaml } from './parse-yaml.js';
import type { FieldPurpose, LevelOfAssurance, Service } from './service.js';
import { YamlReader, type ServiceProblem } from './yaml-reader.js';

const LEVELS = ['none', 'low', 'substantial', 'high'] as const satisfies readonly LevelOfAssurance[];

export type ParseServiceResult =
  | { readonly ok: true; readonly service: Service }
  | { readonly ok: false; readonly problems: readonly ServiceProblem[] };

/**
 * Reads a service file. All problems are reported at once, each with file and field.
 * @param fileName Name of the file as the problems show it, such as `processes/hund/service.yaml`
 */
export function parseService(yaml: string, fileName: string): ParseServiceResult {
  const problems: ServiceProblem[] = [];
  const value = parseYaml(yaml, fileName, problems);
  if (!value) return { ok: false, problems };
  const service = readService(new YamlReader(value, fileName, '', problems));
  return problems.length === 0 ? { ok: true, service } : { ok: false, problems };
}

/** Fields of the form without a purpose and legal basis: asking them would break Article 5 GDPR. */
export function fieldsWithoutPurpose(service: Service, form: FormDefinition): readonly string[] {
  return fieldsOf(form)
    .map((field) => field.key)
    .filter((key) => !Object.hasOwn(service.fields, key));
}

function readService(reader: YamlReader): Service {
  const service: Service = {
    id: readPattern(reader, 'id', /^[a-z][a-z0-9-]*$/, 'must be of small letters, digits and hyphens.'),
    leikaKey: readLeikaKey(reader),
    processDefinitionId: reader.text('process'),
    formId: reader.text('form'),
    variable: reader.text('variable'),
    applicant: readApplicant(reader.mapping('applicant')),
    fileNumber: readFileNumber(reader.mapping('fileNumber')),
    authority: readAuthority(reader.mapping('authority')),
    procedureLaw: reader.word('procedureLaw', ['LVwG', 'SGB', 'AO', 'BauR']),
    levelOfAssurance: readLevels(reader.mapping('levelOfAssurance')),
    inPerson: reader.yesOrNo('inPerson'),
    retention: readRetention(reader.mapping('retention')),
    openData: reader.yesOrNo('openData'),
    title: reader.localised('title'),
    summary: reader.localised('summary'),
    description: reader.localised('description'),
    whoMayApply: reader.localisedList('whoMayApply'),
    documents: reader.localisedList('documents'),
    fee: reader.localised('fee'),
    feeLegalBasis: reader.text('feeLegalBasis'),
    duration: reader.localised('duration'),
    deadline: reader.localised('deadline'),
    procedure: reader.localisedList('procedure'),
    legalBasis: reader.localised('legalBasis'),
    legalLink: readPattern(reader, 'legalLink', /^https:\/\//, 'must be an https address.'),
    remedy: reader.localised('remedy'),
    keywords: reader.texts('keywords'),
    lifeSituations: reader.texts('lifeSituations'),
    afterSending: reader.texts('afterSending'),
    nextSteps: reader.textMap('nextSteps'),
    expectedTime: reader.textMap('expectedTime'),
    outcomes: reader.textMap('outcomes'),
    documentNames: reader.textMap('documentNames'),
    fields: readFields(reader.mapping('fields')),
  };
  reader.refuseOthers();
  return service;
}

function readLeikaKey(reader: YamlReader): string | null {
  const key = reader.optionalText('leikaKey');
  if (key !== null && key !== '' && !/^\d{14}$/.test(key))
    reader.report('leikaKey', 'must have 14 digits, in quotes.');
  return key;
}

function readApplicant(reader: YamlReader): Service['applicant'] {
  const applicant = { nameFields: reader.texts('nameFields'), emailField: reader.optionalText('emailField') };
  reader.refuseOthers();
  return applicant;
}

function readFileNumber(reader: YamlReader): Service['fileNumber'] {
  const template = readPattern(
    reader,
    'template',
    /^(?=.*\{year\})(?=.*\{number\}).+$/,
    'must contain {year} and {number}, such as "IfSG-{year}-{number}".',
  );
  const fileNumber = { template, digits: reader.wholeNumber('digits') };
  reader.refuseOthers();
  return fileNumber;
}

function readAuthority(reader: YamlReader): Service['authority'] {
  const authority = {
    name: reader.text('name'),
    address: reader.text('address'),
    phone: reader.text('phone'),
    email: reader.text('email'),
  };
  reader.refuseOthers();
  return authority;
}

function readLevels(reader: YamlReader): Service['levelOfAssurance'] {
  const levels = { apply: reader.word('apply', LEVELS), collect: reader.word('collect', LEVELS) };
  reader.refuseOthers();
  return levels;
}

function readRetention(reader: YamlReader): Service['retention'] {
  const retention = {
    years: reader.wholeNumber('years'),
    trigger: reader.text('trigger'),
    archivalValue: reader.word('archivalValue', ['A', 'B', 'V']),
    legalBasis: reader.text('legalBasis'),
  };
  reader.refuseOthers();
  return retention;
}

function readFields(reader: YamlReader): Readonly<Record<string, FieldPurpose>> {
  return Object.fromEntries(
    reader.names().map((name) => {
      const field = reader.mapping(name);
      const purpose = {
        purpose: field.text('purpose'),
        legalBasis: field.text('legalBasis'),
        special: field.optionalYesOrNo('special'),
      };
      field.refuseOthers();
      return [name, purpose];
    }),
  );
}

function readPattern(reader: YamlReader, field: string, pattern: RegExp, message: string): string {
  const text = reader.text(field);
  if (text !== '' && !pattern.test(text)) reader.report(field, message);
  return text;
}
