import { rootProcessInstance } from '../root-process-instance.js';
import { defineSearch } from '../search-definition.js';
import type { OrderGroups } from '../search-field.js';

/** Deployed decisions, every version. */
export const decisionDefinitionSearch = defineSearch({
  from: `decision_definition d join decision_requirements r
    on r.tenant_id = d.tenant_id and r.decision_requirements_key = d.decision_requirements_key`,
  key: 'decisionDefinitionKey',
  fields: {
    decisionDefinitionKey: { type: 'key', sql: 'd.decision_definition_key', sort: 'few rows' },
    decisionDefinitionId: { type: 'string', sql: 'd.decision_definition_id', sort: 'few rows' },
    name: { type: 'string', sql: 'd.name', sort: 'few rows' },
    version: { type: 'integer', sql: 'd.version', sort: 'few rows' },
    decisionRequirementsKey: { type: 'key', sql: 'd.decision_requirements_key', sort: 'few rows' },
    decisionRequirementsId: { type: 'string', sql: 'd.decision_requirements_id', sort: 'few rows' },
    decisionRequirementsName: { type: 'string', sql: 'r.name', sort: 'few rows' },
    decisionRequirementsVersion: { type: 'integer', sql: 'r.version', sort: 'few rows' },
    tenantId: { type: 'string', sql: 'd.tenant_id', sort: 'few rows' },
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
    decisionRequirementsKey: { type: 'key', sql: 'r.decision_requirements_key', sort: 'few rows' },
    decisionRequirementsId: { type: 'string', sql: 'r.decision_requirements_id', sort: 'few rows' },
    decisionRequirementsName: { type: 'string', sql: 'r.name', sort: 'few rows' },
    version: { type: 'integer', sql: 'r.version', sort: 'few rows' },
    resourceName: { type: 'string', sql: 'r.resource_name' },
    tenantId: { type: 'string', sql: 'r.tenant_id', sort: 'few rows' },
  },
});

/** The decision that was asked for. It has no column where an engine of a release before wrote the row. */
const rootDecision = (alias: string): string =>
  `(case when ${alias}.root_decision_definition_key is null then ${alias}.decision_definition_key else ${alias}.root_decision_definition_key end)`;

/**
 * Evaluations of one version of a decision for one that was asked for: all have the name and type of the first.
 * Index: decision_instance_by_decision.
 */
const ofDecision = (value: string): OrderGroups => ({
  from: 'decision_instance i',
  columns: [{ sql: 'i.decision_id' }, { sql: 'i.decision_definition_key' }, { sql: rootDecision('i') }],
  value,
});

const ofFirst = (column: string): OrderGroups =>
  ofDecision(`(select ${column} from decision_instance first where first.decision_id = g.c1
    and first.decision_definition_key = g.c2 and ${rootDecision('first')} = g.c3
    order by first.decision_evaluation_key, first.evaluation_index limit 1)`);

const ofDecisionVersion = ofDecision(
  '(select d.version from decision_definition d where d.decision_definition_key = g.c2)',
);

/** Evaluated decisions: one row for each decision of an evaluation. `inputs` and `matchedRules` are read by their owner only. */
export const decisionInstanceSearch = defineSearch({
  from: `decision_instance i join decision_definition d
    on d.tenant_id = i.tenant_id and d.decision_definition_key = i.decision_definition_key`,
  key: 'decisionEvaluationInstanceKey',
  fields: {
    decisionEvaluationInstanceKey: {
      type: 'string',
      sql: "(i.decision_evaluation_key::text || '-' || i.evaluation_index::text)",
      sort: 'indexed',
      order: [
        { type: 'key', sql: 'i.decision_evaluation_key' },
        { type: 'integer', sql: 'i.evaluation_index' },
      ],
    },
    decisionEvaluationKey: { type: 'key', sql: 'i.decision_evaluation_key', sort: 'indexed' },
    decisionDefinitionId: { type: 'string', sql: 'i.decision_id', sort: 'indexed' },
    decisionDefinitionKey: {
      type: 'key',
      sql: 'i.decision_definition_key',
      sort: 'grouped',
      groups: ofDecision('g.c2'),
    },
    decisionDefinitionName: {
      type: 'string',
      sql: 'i.decision_name',
      sort: 'grouped',
      groups: ofFirst('first.decision_name'),
    },
    decisionDefinitionType: {
      type: 'string',
      sql: "(case i.decision_type when 'OTHER' then 'UNKNOWN' else i.decision_type end)",
      values: ['DECISION_TABLE', 'LITERAL_EXPRESSION', 'UNSPECIFIED', 'UNKNOWN'],
      sort: 'grouped',
      groups: ofFirst("(case first.decision_type when 'OTHER' then 'UNKNOWN' else first.decision_type end)"),
    },
    decisionDefinitionVersion: {
      type: 'integer',
      sql: 'd.version',
      sort: 'grouped',
      groups: ofDecisionVersion,
    },
    decisionRequirementsKey: { type: 'key', sql: 'd.decision_requirements_key', result: false },
    rootDecisionDefinitionKey: {
      type: 'key',
      sql: rootDecision('i'),
      sort: 'grouped',
      groups: ofDecision('g.c3'),
    },
    elementInstanceKey: { type: 'key', sql: 'i.element_instance_key', nullable: true, sort: 'indexed' },
    evaluationDate: { type: 'dateTime', sql: 'i.evaluated_at', sort: 'indexed' },
    evaluationFailure: {
      type: 'string',
      sql: 'i.failure',
      nullable: true,
      sort: 'indexed',
      usually: 'null',
      long: true,
    },
    processDefinitionKey: {
      type: 'key',
      sql: 'i.process_definition_key',
      nullable: true,
      sort: 'indexed',
    },
    processInstanceKey: { type: 'key', sql: 'i.process_instance_key', nullable: true, sort: 'indexed' },
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
      sort: 'indexed',
      usually: "'EVALUATED'",
    },
    tenantId: { type: 'string', sql: 'i.tenant_id', sort: 'indexed' },
  },
});
