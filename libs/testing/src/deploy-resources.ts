import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseProcessModel, type ElementId, type ExecutableProcess } from '@vorgang/bpmn';
import { parseDecisionModels, type DecisionModel } from '@vorgang/dmn';

/** A file to deploy: its address on disk, or its name with the content. */
export type TestResource = URL | string | { readonly name: string; readonly content: string };

/** Everything that a scenario deployed. */
export interface DeployedResources {
  readonly processes: ReadonlyMap<ElementId, ExecutableProcess>;
  readonly decisions: ReadonlyMap<string, DecisionModel>;
  readonly formIds: ReadonlySet<string>;
  /** The file that each process came from. */
  readonly models: ReadonlyMap<ElementId, string>;
}

/**
 * Reads and checks BPMN, DMN and form files as a deployment does.
 * @throws Error that lists every problem of the first file that cannot be deployed
 */
export async function deployResources(resources: readonly TestResource[]): Promise<DeployedResources> {
  const processes = new Map<ElementId, ExecutableProcess>();
  const decisions = new Map<string, DecisionModel>();
  const formIds = new Set<string>();
  const models = new Map<ElementId, string>();
  const files = await Promise.all(resources.map(load));
  for (const model of await readDecisions(files.filter(({ name }) => name.endsWith('.dmn')))) {
    for (const { decisionId } of model.decisions) decisions.set(decisionId, model);
  }
  for (const { name, content } of files) {
    if (name.endsWith('.bpmn')) {
      for (const process of await readProcesses(name, content)) {
        processes.set(process.id, process);
        models.set(process.id, content);
      }
    } else if (name.endsWith('.form')) {
      formIds.add(readFormId(name, content));
    } else if (!name.endsWith('.dmn')) {
      throw new Error(`"${name}" cannot be deployed. Give files that end in .bpmn, .dmn or .form.`);
    }
  }
  return { processes, decisions, formIds, models };
}

interface LoadedFile {
  readonly name: string;
  readonly content: string;
}

async function load(resource: TestResource): Promise<LoadedFile> {
  if (typeof resource === 'object' && 'content' in resource) return resource;
  const path = resource instanceof URL ? fileURLToPath(resource) : resource;
  return { name: basename(path), content: await readFile(path, 'utf8') };
}

async function readProcesses(name: string, content: string): Promise<readonly ExecutableProcess[]> {
  const result = await parseProcessModel(content, name);
  if (result.ok) return result.model.processes;
  const lines = result.problems.map(
    ({ elementId, rule, message, fix }) => `- ${elementId} (${rule}): ${message} ${fix}`,
  );
  throw new Error(`${name} cannot be deployed:\n${lines.join('\n')}`);
}

/** Together, because decision models may import each other. */
async function readDecisions(files: readonly LoadedFile[]): Promise<readonly DecisionModel[]> {
  const results = await parseDecisionModels(files.map(({ content }) => content));
  return results.map((result, index) => {
    if (result.ok) return result.model;
    const lines = result.problems.map(
      ({ elementId, rule, message }) => `- ${elementId} (${rule}): ${message}`,
    );
    throw new Error(`${files[index]?.name} cannot be deployed:\n${lines.join('\n')}`);
  });
}

function readFormId(name: string, content: string): string {
  const form: unknown = JSON.parse(content);
  if (typeof form === 'object' && form !== null && 'id' in form && typeof form.id === 'string')
    return form.id;
  throw new Error(`${name} is no form: it has no id. Export it again from the form editor.`);
}
