import { createHash } from 'node:crypto';
import { parseDecisionModels, type FindDeployedModel } from '@vorgang/dmn';
import type { DeploymentFile, ModelProblem } from '../contract.js';
import { DeploymentRejectedError } from '../errors.js';
import { readBeside } from '../model-reading/read-beside.js';
import { dividedDecisionReading } from '../model-reading/read-decisions-beside.js';
import { readFormBeside } from '../model-reading/read-form-beside.js';
import { checkDeploymentFiles } from './check-deployment-files.js';
import { findLongIds } from './find-long-ids.js';
import { findRepeatedIds } from './find-repeated-ids.js';
import type { Resource } from './resource.js';

type FileProblem = ModelProblem & { readonly resourceName: string };
type Parsed =
  | { readonly ok: true; readonly resource: Resource }
  | { readonly ok: false; readonly problems: readonly ModelProblem[] };
/** A file as text, with what every resource has. */
interface ReadFile {
  readonly base: Pick<Resource, 'name' | 'content' | 'checksum'>;
  readonly text: string;
}

/**
 * Reads all files of a deployment.
 *
 * @param deployed finds decision models to import that are none of the files
 * @throws DeploymentRejectedError with all problems of all files
 */
export async function parseResources(
  files: readonly DeploymentFile[],
  deployed: FindDeployedModel = () => Promise.resolve(undefined),
): Promise<readonly Resource[]> {
  const problems: FileProblem[] = [...checkDeploymentFiles(files)];
  if (problems.length > 0) throw new DeploymentRejectedError(problems);
  const resources: Resource[] = [];
  const read = files.map((file) => ({ name: file.name, file: readFile(file) }));
  const decisions = await parseDecisionFiles(
    read.flatMap(({ name, file }) => (isDmn(name) && file !== null ? [file] : [])),
    deployed,
  );
  for (const { name, file } of read) {
    const parsed = file === null ? notUtf8(name) : (decisions.get(name) ?? (await parseProcessOrForm(file)));
    if (parsed.ok) resources.push(parsed.resource);
    else problems.push(...parsed.problems.map((problem) => ({ ...problem, resourceName: name })));
  }
  problems.push(...findRepeatedIds(resources), ...findLongIds(resources));
  if (problems.length > 0) throw new DeploymentRejectedError(problems);
  return resources;
}

function isDmn(name: string): boolean {
  return /\.dmn$/i.test(name);
}

/** null: the file is no text in UTF-8. */
function readFile(file: DeploymentFile): ReadFile | null {
  const content = Buffer.from(file.content);
  const text = decode(content);
  if (text === null) return null;
  return {
    text,
    base: { name: file.name, content, checksum: createHash('sha256').update(content).digest() },
  };
}

/** Decision models are read together, because they may import each other. */
async function parseDecisionFiles(
  files: readonly ReadFile[],
  deployed: FindDeployedModel,
): Promise<ReadonlyMap<string, Parsed>> {
  const results = await parseDecisionModels(
    files.map(({ text }) => text),
    deployed,
    'deploy',
    dividedDecisionReading(),
  );
  const fix = 'Correct the decision in its editor and deploy again.';
  return new Map(
    results.map((result, index): [string, Parsed] => {
      const { base } = files[index]!;
      return [
        base.name,
        result.ok
          ? { ok: true, resource: { ...base, kind: 'decisions', model: result.model } }
          : { ok: false, problems: result.problems.map((problem) => ({ ...problem, fix })) },
      ];
    }),
  );
}

async function parseProcessOrForm({ base, text }: ReadFile): Promise<Parsed> {
  if (/\.bpmn$/i.test(base.name)) {
    const parsed = await readBeside({ kind: 'deploy', xml: text, resourceName: base.name });
    return parsed.ok ? { ok: true, resource: { ...base, kind: 'process', model: parsed.model } } : parsed;
  }
  const parsed = await readFormBeside(text, base.name);
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
