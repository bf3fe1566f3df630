import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseForm, type FormDefinition } from '@vorgang/forms';
import { fieldsWithoutPurpose, parseService } from './parse-service.js';
import { ServiceCatalogue, type CataloguedService } from './service-catalogue.js';
import type { Service } from './service.js';
import { ServiceFilesError } from './service-files-error.js';
import type { ServiceProblem } from './yaml-reader.js';

/**
 * Reads every `<folder>/<key>/service.yaml` with the forms beside it.
 * Folders without a service file are procedures that citizens do not start.
 * @throws ServiceFilesError
 */
export async function loadCatalogue(folder: string): Promise<ServiceCatalogue> {
  const entries = await readdir(folder, { withFileTypes: true });
  const problems: ServiceProblem[] = [];
  const services: CataloguedService[] = [];
  for (const entry of entries.filter((candidate) => candidate.isDirectory())) {
    const service = await loadService(folder, entry.name, problems);
    if (service) services.push(service);
  }
  if (problems.length > 0) throw new ServiceFilesError(problems);
  return new ServiceCatalogue(services);
}

async function loadService(
  folder: string,
  key: string,
  problems: ServiceProblem[],
): Promise<CataloguedService | null> {
  const files = await readdir(join(folder, key));
  if (!files.includes('service.yaml')) return null;
  const fileName = `${key}/service.yaml`;
  const parsed = parseService(await readFile(join(folder, key, 'service.yaml'), 'utf8'), fileName);
  if (!parsed.ok) {
    problems.push(...parsed.problems);
    return null;
  }
  const { service } = parsed;
  if (service.id !== key)
    problems.push({ fileName, field: 'id', message: `must be "${key}", the name of the folder.` });
  const form = await loadForm(join(folder, key), files, service, fileName, problems);
  return form && { service, form };
}

async function loadForm(
  folder: string,
  files: readonly string[],
  service: Service,
  serviceFile: string,
  problems: ServiceProblem[],
): Promise<FormDefinition | null> {
  for (const file of files.filter((name) => name.endsWith('.form'))) {
    const fileName = serviceFile.replace('service.yaml', file);
    const parsed = parseForm(await readFile(join(folder, file), 'utf8'), fileName);
    if (!parsed.ok) {
      problems.push(
        ...parsed.problems.map((problem) => ({
          fileName,
          field: problem.elementId,
          message: `${problem.message} ${problem.fix}`,
        })),
      );
      continue;
    }
    if (parsed.form.id !== service.formId) continue;
    for (const field of fieldsWithoutPurpose(service, parsed.form)) {
      problems.push({
        fileName: serviceFile,
        field: `fields.${field}`,
        message: 'is missing. Say why the form asks this and on which legal basis.',
      });
    }
    return parsed.form;
  }
  problems.push({
    fileName: serviceFile,
    field: 'form',
    message: `No file beside it is the form "${service.formId}".`,
  });
  return null;
}
