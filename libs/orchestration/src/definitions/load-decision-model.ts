import { parseDecisionModel, type DecisionModel } from '@vorgang/dmn';
import type { Queryable } from '@vorgang/storage';
import { InvalidStateError } from '../errors.js';
import { dividedDecisionReading } from '../model-reading/read-decisions-beside.js';
import { selectDecisionImports } from './select-decision-imports.js';
import { selectDecisionModel } from './select-decisions.js';

/** A deployed model, compiled, with the keys of its file and of all that it imports, directly or not. */
export interface LoadedDecisionModel {
  readonly model: DecisionModel;
  readonly decisionRequirementsKeys: readonly string[];
}

/** Loads an imported model; a cache stands behind it where models are loaded often. */
export type LoadImport = (decisionRequirementsKey: string) => Promise<LoadedDecisionModel>;

/**
 * Reads and compiles a deployed DMN model with the models that it imports, as they were when it was deployed.
 *
 * @throws InvalidStateError when this release cannot read what another one accepted
 */
export async function loadDecisionModel(
  database: Queryable,
  tenantId: string,
  decisionRequirementsKey: string,
  loadImport: LoadImport = (key) => loadDecisionModel(database, tenantId, key),
): Promise<LoadedDecisionModel> {
  const content = await selectDecisionModel(database, tenantId, decisionRequirementsKey);
  const imported = new Map<string, LoadedDecisionModel>();
  for (const row of await selectDecisionImports(database, tenantId, [decisionRequirementsKey])) {
    imported.set(row.namespace, await loadImport(row.imported_requirements_key));
  }
  const parsed =
    content === undefined
      ? undefined
      : await parseDecisionModel(
          content.toString('utf8'),
          (namespace) => imported.get(namespace)?.model,
          'run',
          dividedDecisionReading(),
        );
  if (parsed?.ok !== true) {
    throw new InvalidStateError(
      `The decisions of ${decisionRequirementsKey} were deployed by another release and this one cannot read them. ` +
        'Deploy a corrected DMN file.',
    );
  }
  const keys = [...imported.values()].flatMap((each) => each.decisionRequirementsKeys);
  return { model: parsed.model, decisionRequirementsKeys: [...new Set([decisionRequirementsKey, ...keys])] };
}
