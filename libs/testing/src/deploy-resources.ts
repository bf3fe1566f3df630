import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseProcessModel, type ElementId, type ExecutableProcess } from '@vorgang/bpmn';
import { parseDecisionModel, type DecisionModel } from '@vorgang/dmn';

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
  for (const resource of resources) {
    const { name, content } = await load(resource);
    if (name.endsWith('.bpmn')) {
      for (const process of await readProcesses(name, content)) {
        processes.set(process.id, process);
        models.set(process.id, content);
      }
    } else if (name.endsWith('.dmn')) {
      const model = await readDecisions(name, content);
      for (const { decisionId } of model.decisions) decisions.set(decisionId, model);
    } else if (name.endsWith('.form')) {
      formIds.add(readFormId(name, content));
    } else {
      throw new Error(`"${name}" cannot be deployed. Give files that end in .bpmn, .dmn or .form.`);
    }
  }
  return { processes, decisions, formIds, models };
}

async function load(resource: TestResource): Promise<{ readonly name: string; readonly content: string }> {
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

async function readDecisions(name: string, content: string): Promise<DecisionModel> {
  const result = await parseDecisionModel(content);
  if (result.ok) return result.model;
  const lines = result.problems.map(({ elementId, rule, message }) => `- ${elementId} (${rule}): ${message}`);
  throw new Error(`${name} cannot be deployed:\n${lines.join('\n')}`);
}

function readFormId(name: string, content: string): string {
  const form: unknown = JSON.parse(content);
  if (typeof form === 'object' && form !== null && 'id' in form && typeof form.id === 'string')
    return form.id;
  throw new Error(`${name} is no form: it has no id. Export it again from the form editor.`);
}
