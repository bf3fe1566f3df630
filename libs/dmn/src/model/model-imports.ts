import { ANY } from '@vorgang/feel';
import type { FeelType, KnownNames } from '@vorgang/feel';
import type { DecisionModelProblem, FindImportedModel, ImportedModel } from '../contract.js';
import { elementsOf, idOf, nameOf, targetOf, textOf } from '../document/element.js';
import type { DmnElement } from '../document/element.js';
import type { DecisionRule } from './decision-rules.js';
import { CompiledModel } from './compiled-model.js';
import type { ImportedGraph, Reference } from './requirement-graph.js';

const DMN_MODEL = /^https?:\/\/www\.omg\.org\/spec\/DMN\//;

/** What one `import` of a document asks for. */
export interface ImportRequest {
  readonly elementId: string;
  readonly name: string;
  readonly namespace: string;
}

/** The DMN models that a document imports; other kinds of imports are refused by {@link ModelImports}. */
export function importRequests(definitions: DmnElement): readonly ImportRequest[] {
  return elementsOf(definitions, 'import')
    .filter((element) => DMN_MODEL.test(importTypeOf(element)))
    .map((element) => ({
      elementId: idOf(element),
      name: textOf(element, 'name')?.trim() ?? '',
      namespace: textOf(element, 'namespace')?.trim() ?? '',
    }));
}

function importTypeOf(element: DmnElement): string {
  return textOf(element, 'importType') ?? '';
}

/** The models that a document imports, and what their names mean in it (DMN 1.5, 6.3.3). */
export class ModelImports {
  readonly problems: DecisionModelProblem[] = [];
  readonly models: readonly ImportedModel[];
  /** Namespaces of imports, also of those that found no model. */
  private readonly requested = new Set<string>();
  private readonly missingNames: string[] = [];
  private readonly byNamespace = new Map<string, { readonly name: string; readonly model: CompiledModel }>();

  constructor(definitions: DmnElement, find: FindImportedModel) {
    this.refuseOtherKinds(definitions);
    const taken = new Set(elementsOf(definitions, 'drgElement').map(nameOf));
    for (const request of importRequests(definitions)) this.add(request, taken, find);
    this.models = [...this.byNamespace].map(([namespace, { name, model }]) => ({ name, namespace, model }));
  }

  /** The graphs of the imported models, by namespace. */
  get graphs(): ReadonlyMap<string, ImportedGraph> {
    return new Map(
      [...this.byNamespace].map(([namespace, { name, model }]) => [namespace, { name, graph: model.graph }]),
    );
  }

  /** What an element refers to. A namespace that the document does not import is taken as its own. */
  resolve(reference: DmnElement): Reference | undefined {
    const target = targetOf(reference);
    if (target === undefined) return undefined;
    return { namespace: this.requested.has(target.namespace) ? target.namespace : null, id: target.id };
  }

  /** An imported type by its qualified name, such as `fees.tAmount`. */
  findType(name: string): FeelType | undefined {
    for (const { name: prefix, model } of this.byNamespace.values()) {
      if (prefix === '') {
        const type = model.types.defined(name);
        if (type !== undefined) return type;
      } else if (name.startsWith(`${prefix}.`) || name.startsWith(`${prefix}:`)) {
        return model.types.find(name.slice(prefix.length + 1));
      }
    }
    // That the model is missing is told once, not for each of its types.
    return this.missingNames.some((prefix) => name.startsWith(`${prefix}.`)) ? ANY : undefined;
  }

  /** Names inside the imported models, under which entries may hold functions. */
  get innerNames(): readonly ReadonlySet<string>[] {
    return [...this.byNamespace.values()].map(({ model }) => model.innerNames);
  }

  /** The names of a document together with those of what it imports. */
  withNames(own: KnownNames): KnownNames {
    if (this.byNamespace.size === 0) return own;
    const known = [own, ...[...this.byNamespace.values()].map(({ model }) => model.names)];
    return {
      variables: [...new Set(known.flatMap(({ variables }) => variables))],
      properties: [...new Set(known.flatMap(({ properties }) => properties))],
    };
  }

  private add(request: ImportRequest, taken: Set<string>, find: FindImportedModel): void {
    const { elementId, name, namespace } = request;
    if (name !== '' && taken.has(name)) {
      this.report(elementId, 'import-name', `The name "${name}" of an import is given twice. Rename one.`);
    }
    taken.add(name);
    this.requested.add(namespace);
    if (this.byNamespace.has(namespace)) {
      this.report(elementId, 'import', `"${namespace}" is imported twice. Remove one of the imports.`);
      return;
    }
    const model = find(namespace);
    if (model instanceof CompiledModel) this.byNamespace.set(namespace, { name, model });
    else {
      this.missingNames.push(name);
      this.report(
        elementId,
        'import',
        `There is no model with the namespace "${namespace}" to import. Deploy the DMN file that has it together with this one, or before.`,
      );
    }
  }

  private refuseOtherKinds(definitions: DmnElement): void {
    for (const element of elementsOf(definitions, 'import')) {
      const kind = importTypeOf(element);
      if (DMN_MODEL.test(kind)) continue;
      this.report(
        idOf(element),
        'import-type',
        `Imports of the type "${kind}" are not supported. Import DMN models, or copy what is needed into this file.`,
      );
    }
  }

  private report(elementId: string, rule: DecisionRule, message: string): void {
    this.problems.push({ elementId, rule, message });
  }
}
