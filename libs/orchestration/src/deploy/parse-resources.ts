import { createHash } from 'node:crypto';
import { parseProcessModel } from '@vorgang/bpmn';
import { parseDecisionModel } from '@vorgang/dmn';
import type { DeploymentFile, ModelProblem } from '../contract.js';
import { DeploymentRejectedError } from '../errors.js';
import { checkDeploymentFiles } from './check-deployment-files.js';
import { findLongIds } from './find-long-ids.js';
import { findRepeatedIds } from './find-repeated-ids.js';
import { parseFormFile } from './parse-form-file.js';
import type { Resource } from './resource.js';

type FileProblem = ModelProblem & { readonly resourceName: string };
type Parsed =
  | { readonly ok: true; readonly resource: Resource }
  | { readonly ok: false; readonly problems: readonly ModelProblem[] };

/**
 * Reads all files of a deployment.
 *
 * @throws DeploymentRejectedError with all problems of all files
 */
export async function parseResources(files: readonly DeploymentFile[]): Promise<readonly Resource[]> {
  const problems: FileProblem[] = [...checkDeploymentFiles(files)];
  if (problems.length > 0) throw new DeploymentRejectedError(problems);
  const resources: Resource[] = [];
  for (const file of files) {
    const parsed = await parseFile(file);
    if (parsed.ok) resources.push(parsed.resource);
    else problems.push(...parsed.problems.map((problem) => ({ ...problem, resourceName: file.name })));
  }
  problems.push(...findRepeatedIds(resources), ...findLongIds(resources));
  if (problems.length > 0) throw new DeploymentRejectedError(problems);
  return resources;
}

async function parseFile(file: DeploymentFile): Promise<Parsed> {
  const content = Buffer.from(file.content);
  const text = decode(content);
  if (text === null) return notUtf8(file.name);
  const base = { name: file.name, content, checksum: createHash('sha256').update(content).digest() };
  if (/\.bpmn$/i.test(file.name)) {
    const parsed = await parseProcessModel(text, file.name);
    return parsed.ok ? { ok: true, resource: { ...base, kind: 'process', model: parsed.model } } : parsed;
  }
  if (/\.dmn$/i.test(file.name)) {
    const parsed = await parseDecisionModel(text);
    if (parsed.ok) return { ok: true, resource: { ...base, kind: 'decisions', model: parsed.model } };
    const fix = 'Correct the decision in its editor and deploy again.';
    return { ok: false, problems: parsed.problems.map((problem) => ({ ...problem, fix })) };
  }
  const parsed = parseFormFile(text, file.name);
  return parsed.ok ? { ok: true, resource: { ...base, kind: 'form', ...parsed.form } } : parsed;
}

function decode(content: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return null;
  }
}

function notUtf8(name: string): Parsed {
  const problem: ModelProblem = {
    elementId: name,
    rule: 'file-is-utf-8',
    message: 'The file is not text in UTF-8.',
    fix: 'Save it as UTF-8 and deploy again.',
  };
  return { ok: false, problems: [problem] };
}
