import type { JsonObject } from '@vorgang/feel';

/** The name under which expressions find cluster variables. */
export const CLUSTER_VARIABLES = 'camunda';

/** Settings that the expressions of every process may read, by name. */
export interface ClusterVariables {
  /** Those of the installation. */
  readonly cluster: JsonObject;
  /** Those of the tenant. */
  readonly tenant: JsonObject;
}

/**
 * Cluster variables as expressions see them: `camunda.vars.cluster`, `camunda.vars.tenant`, and both in
 * `camunda.vars.env`, where the tenant's value takes the place of the installation's as a whole.
 * Source: Camunda 8 documentation, "Cluster variables", section "Scope resolution".
 */
export function clusterVariableGlobals({ cluster, tenant }: ClusterVariables): JsonObject {
  return { [CLUSTER_VARIABLES]: { vars: { cluster, tenant, env: { ...cluster, ...tenant } } } };
}
