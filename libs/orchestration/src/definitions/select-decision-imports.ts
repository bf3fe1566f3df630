import type { Queryable } from '@vorgang/storage';

export interface DecisionImportRow {
  readonly decision_requirements_key: string;
  readonly namespace: string;
  readonly imported_requirements_key: string;
}

/** What the imports of deployed DMN models mean. Reads the primary key. */
export async function selectDecisionImports(
  database: Queryable,
  tenantId: string,
  decisionRequirementsKeys: readonly string[],
): Promise<readonly DecisionImportRow[]> {
  if (decisionRequirementsKeys.length === 0) return [];
  const answer = await database.query<DecisionImportRow>(
    `select decision_requirements_key, namespace, imported_requirements_key
     from decision_import
     where tenant_id = $1 and decision_requirements_key = any($2::bigint[])`,
    [tenantId, decisionRequirementsKeys],
  );
  return answer.rows;
}
