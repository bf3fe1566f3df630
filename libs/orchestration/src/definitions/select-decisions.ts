import type { Queryable } from '@vorgang/storage';

export interface DecisionRow {
  readonly decision_definition_key: string;
  readonly decision_definition_id: string;
  readonly version: number;
  readonly version_tag: string | null;
  readonly decision_requirements_key: string;
  readonly deployment_key: string;
}

/**
 * The versions of decisions that a process may call, newest first: all decisions of the tenant where an
 * expression names the decision (ids null). Reads the unique index on id and version.
 */
export async function selectDecisions(
  database: Queryable,
  tenantId: string,
  decisionIds: readonly string[] | null,
): Promise<readonly DecisionRow[]> {
  const answer = await database.query<DecisionRow>(
    `select decision_definition_key, decision_definition_id, version, version_tag,
            decision_requirements_key, deployment_key
     from decision_definition
     where tenant_id = $1 and deleted_at is null and ($2::text[] is null or decision_definition_id = any($2))
     order by decision_definition_id, version desc`,
    [tenantId, decisionIds],
  );
  return answer.rows;
}

/** The DMN file of a decision requirements graph. */
export async function selectDecisionModel(
  database: Queryable,
  tenantId: string,
  decisionRequirementsKey: string,
): Promise<Buffer | undefined> {
  const answer = await database.query<{ content: Buffer }>(
    `select r.content from decision_requirements d
     join resource r on r.tenant_id = d.tenant_id and r.resource_key = d.resource_key
     where d.tenant_id = $1 and d.decision_requirements_key = $2`,
    [tenantId, decisionRequirementsKey],
  );
  return answer.rows[0]?.content;
}
