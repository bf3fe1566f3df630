import { rootProcessInstance } from '../root-process-instance.js';
import { defineSearch } from '../search-definition.js';

/** Deployed decisions, every version. */
export const decisionDefinitionSearch = defineSearch({
  from: `decision_definition d join decision_requirements r
    on r.tenant_id = d.tenant_id and r.decision_requirements_key = d.decision_requirements_key`,
  key: 'decisionDefinitionKey',
  fields: {
    decisionDefinitionKey: { type: 'key', sql: 'd.decision_definition_key', sort: true },
    decisionDefinitionId: { type: 'string', sql: 'd.decision_definition_id', sort: true },
    name: { type: 'string', sql: 'd.name', sort: true },
    version: { type: 'integer', sql: 'd.version', sort: true },
    decisionRequirementsKey: { type: 'key', sql: 'd.decision_requirements_key', sort: true },
    decisionRequirementsId: { type: 'string', sql: 'd.decision_requirements_id', sort: true },
    decisionRequirementsName: { type: 'string', sql: 'r.name', sort: true },
    decisionRequirementsVersion: { type: 'integer', sql: 'r.version', sort: true },
    tenantId: { type: 'string', sql: 'd.tenant_id', sort: true },
    isLatestVersion: {
      type: 'boolean',
      sql: `(not exists (select from decision_definition newer where newer.tenant_id = d.tenant_id
        and newer.decision_definition_id = d.decision_definition_id and newer.version > d.version
        and newer.deleted_at is null) and d.deleted_at is null)`,
      result: false,
    },
  },
});

/** Deployed decision models, every version. */
export const decisionRequirementsSearch = defineSearch({
  from: 'decision_requirements r',
  key: 'decisionRequirementsKey',
  fields: {
    decisionRequirementsKey: { type: 'key', sql: 'r.decision_requirements_key', sort: true },
    decisionRequirementsId: { type: 'string', sql: 'r.decision_requirements_id', sort: true },
    decisionRequirementsName: { type: 'string', sql: 'r.name', sort: true },
    version: { type: 'integer', sql: 'r.version', sort: true },
    resourceName: { type: 'string', sql: 'r.resource_name' },
    tenantId: { type: 'string', sql: 'r.tenant_id', sort: true },
  },
});

const rootDecision = `(select last.decision_definition_key from decision_instance last
  where last.tenant_id = i.tenant_id and last.decision_evaluation_key = i.decision_evaluation_key
  order by last.evaluation_index desc limit 1)`;

/** Evaluated decisions: one row for each decision of an evaluation. `inputs` and `matchedRules` are read by their owner only. */
export const decisionInstanceSearch = defineSearch({
  from: `decision_instance i join decision_definition d
    on d.tenant_id = i.tenant_id and d.decision_definition_key = i.decision_definition_key`,
  key: 'decisionEvaluationInstanceKey',
  fields: {
    decisionEvaluationInstanceKey: {
      type: 'string',
      sql: "(i.decision_evaluation_key::text || '-' || i.evaluation_index::text)",
      sort: true,
    },
    decisionEvaluationKey: { type: 'key', sql: 'i.decision_evaluation_key', sort: true },
    decisionDefinitionId: { type: 'string', sql: 'i.decision_id', sort: true },
    decisionDefinitionKey: { type: 'key', sql: 'i.decision_definition_key', sort: true },
    decisionDefinitionName: { type: 'string', sql: 'i.decision_name', sort: true },
    decisionDefinitionType: {
      type: 'string',
      sql: "(case i.decision_type when 'OTHER' then 'UNKNOWN' else i.decision_type end)",
      values: ['DECISION_TABLE', 'LITERAL_EXPRESSION', 'UNSPECIFIED', 'UNKNOWN'],
      sort: true,
    },
    decisionDefinitionVersion: { type: 'integer', sql: 'd.version', sort: true },
    decisionRequirementsKey: { type: 'key', sql: 'd.decision_requirements_key', result: false },
    rootDecisionDefinitionKey: { type: 'key', sql: rootDecision, sort: true },
    elementInstanceKey: { type: 'key', sql: 'i.element_instance_key', nullable: true, sort: true },
    evaluationDate: { type: 'dateTime', sql: 'i.evaluated_at', sort: true },
    evaluationFailure: { type: 'string', sql: 'i.failure', nullable: true, sort: true, long: true },
    processDefinitionKey: { type: 'key', sql: 'i.process_definition_key', nullable: true, sort: true },
    processInstanceKey: { type: 'key', sql: 'i.process_instance_key', nullable: true, sort: true },
    rootProcessInstanceKey: {
      type: 'key',
      sql: rootProcessInstance('i.tenant_id', 'i.process_instance_key'),
      nullable: true,
      filter: false,
    },
    result: { type: 'string', sql: 'i.output', filter: false },
    state: {
      type: 'string',
      sql: 'i.state',
      values: ['EVALUATED', 'FAILED', 'UNSPECIFIED', 'UNKNOWN'],
      sort: true,
    },
    tenantId: { type: 'string', sql: 'i.tenant_id', sort: true },
  },
});
