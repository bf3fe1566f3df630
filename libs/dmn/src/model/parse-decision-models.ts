import type { DecisionModel, DecisionModelProblem, ModelUse, ParseDecisionModelResult } from '../contract.js';
import { readDecisionDocument } from './decision-document.js';
import type { ReadDecisionDocumentResult } from './decision-document.js';
import { AT_ONCE } from './divided-work.js';
import type { DividedWork } from './divided-work.js';
import type { ImportRequest } from './model-imports.js';

/** The model with that namespace that was deployed before, if there is one. */
export type FindDeployedModel = (namespace: string) => Promise<DecisionModel | undefined>;

/**
 * Reads and compiles DMN files that may import each other, in any order. A model that none of the files has is looked
 * up among those deployed before. Models that import each other in a circle are refused.
 *
 * @returns one result for each file, in their order
 */
export async function parseDecisionModels(
  files: readonly string[],
  deployed: FindDeployedModel = () => Promise.resolve(undefined),
  use: ModelUse = 'deploy',
  work: DividedWork = AT_ONCE,
): Promise<readonly ParseDecisionModelResult[]> {
  const read = await Promise.all(files.map((xml) => readDecisionDocument(xml, work)));
  const compilation = new FilesCompilation(read, deployed, use);
  const results: ParseDecisionModelResult[] = [];
  for (const index of files.keys()) results.push(await compilation.compile(index, []));
  return results;
}

type Found =
  | { readonly ok: true; readonly model: DecisionModel | undefined }
  | { readonly ok: false; readonly message: string };

class FilesCompilation {
  private readonly results = new Map<number, ParseDecisionModelResult>();

  constructor(
    private readonly files: readonly ReadDecisionDocumentResult[],
    private readonly deployed: FindDeployedModel,
    private readonly use: ModelUse,
  ) {}

  /** @param path the files that are being compiled because one imports the other */
  async compile(index: number, path: readonly number[]): Promise<ParseDecisionModelResult> {
    const known = this.results.get(index);
    if (known !== undefined) return known;
    const result = await this.compileNew(index, [...path, index]);
    this.results.set(index, result);
    return result;
  }

  private async compileNew(index: number, path: readonly number[]): Promise<ParseDecisionModelResult> {
    const file = this.files[index]!;
    if (!file.ok) return file;
    const models = new Map<string, DecisionModel>();
    const problems: DecisionModelProblem[] = [];
    for (const request of file.document.imports) {
      const found = await this.find(request, path);
      if (!found.ok) problems.push({ elementId: request.elementId, rule: 'import', message: found.message });
      else if (found.model !== undefined) models.set(request.namespace, found.model);
    }
    if (problems.length > 0) return { ok: false, problems };
    return file.document.compile((namespace) => models.get(namespace), this.use);
  }

  private async find({ namespace }: ImportRequest, path: readonly number[]): Promise<Found> {
    const having = [...this.files.keys()].filter((index) => this.namespaceOf(index) === namespace);
    const [index] = having;
    if (index === undefined) return { ok: true, model: await this.deployed(namespace) };
    if (having.length > 1)
      return {
        ok: false,
        message: `${having.length} files of the deployment have the namespace "${namespace}" of the import. Give each its own.`,
      };
    if (path.includes(index)) {
      const circle = [...path.slice(path.indexOf(index)), index].map((each) => `"${this.nameOf(each)}"`);
      return {
        ok: false,
        message: `Models import each other in a circle: ${circle.join(', ')}. Move what they share to a model of its own.`,
      };
    }
    const result = await this.compile(index, path);
    if (result.ok) return result;
    return {
      ok: false,
      message: `The imported model "${this.nameOf(index)}" has problems of its own. Correct them first.`,
    };
  }

  private namespaceOf(index: number): string | undefined {
    const file = this.files[index];
    return file?.ok === true ? file.document.namespace : undefined;
  }

  private nameOf(index: number): string {
    const file = this.files[index];
    return file?.ok === true ? file.document.name : '';
  }
}
