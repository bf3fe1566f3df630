import type { DecisionModel } from '@vorgang/dmn';
import type { Queryable } from '@vorgang/storage';
import { selectDecisionImports } from '../definitions/select-decision-imports.js';
import type { DeployedModels } from './deployed-models.js';
import type { NewestVersion } from './newest-versions.js';
import type { Resource } from './resource.js';

/** The deployed model that an import means from now on. */
export interface DecisionImport {
  readonly namespace: string;
  readonly decisionRequirementsKey: string;
}

type DecisionResource = Extract<Resource, { kind: 'decisions' }>;

/** What the imports of a model mean: models of the same deployment, or ones deployed before. */
export function importedKeys(
  model: DecisionModel,
  graphs: readonly { readonly resource: DecisionResource; readonly key: string }[],
  deployed: DeployedModels,
): readonly DecisionImport[] {
  return model.imports.flatMap(({ namespace, model: imported }) => {
    const together = graphs.find(({ resource }) => resource.model === imported);
    const key = together?.key ?? deployed.keyOf(imported);
    return key === undefined ? [] : [{ namespace, decisionRequirementsKey: key }];
  });
}

/** Whether the import of a model that is there already would mean another model if it were deployed now. */
export async function importsMoved(
  database: Queryable,
  tenantId: string,
  resources: readonly DecisionResource[],
  newest: ReadonlyMap<string, NewestVersion>,
  deployed: DeployedModels,
): Promise<boolean> {
  const graphs = resources.flatMap((resource) => {
    const key = newest.get(resource.model.decisionRequirementsId)?.key;
    return key === undefined ? [] : [{ resource, key }];
  });
  const importing = graphs.filter(({ resource }) => resource.model.imports.length > 0);
  const stored = await selectDecisionImports(
    database,
    tenantId,
    importing.map(({ key }) => key),
  );
  return importing.some(({ resource, key }) =>
    importedKeys(resource.model, graphs, deployed).some(
      ({ namespace, decisionRequirementsKey }) =>
        !stored.some(
          (row) =>
            row.decision_requirements_key === key &&
            row.namespace === namespace &&
            row.imported_requirements_key === decisionRequirementsKey,
        ),
    ),
  );
}
