import { Inject, Injectable } from '@nestjs/common';
import { ProcessDefinitionEntity, UserTaskEntity, type TenantWork } from '@vorgang/storage';
import type { EntityManager } from 'typeorm';
import { TENANT_WORK } from '../../platform/tokens.js';
import type { FormDto } from './form.dto.js';

// The given version, else the newest, by the unique key (tenant_id, form_id, version).
const formById = `
select f.form_key as "formKey", f.form_id as "formId", f.version, f.tenant_id as "tenantId",
  convert_from(r.content, 'UTF8') as schema
from form_definition f join resource r on r.tenant_id = f.tenant_id and r.resource_key = f.resource_key
where f.tenant_id = $1 and f.form_id = $2 and (f.form_key = $3 or ($3::bigint is null and f.deleted_at is null))
order by f.version desc limit 1`;

/** Reads forms by what uses them. */
@Injectable()
export class FormReader {
  constructor(@Inject(TENANT_WORK) private readonly work: TenantWork) {}

  /** The start form of a process definition, or null. */
  ofProcess(tenantId: string, processDefinitionKey: string): Promise<FormDto | null> {
    return this.work.run(tenantId, async (manager) => {
      const process = await manager.findOneBy(ProcessDefinitionEntity, { tenantId, processDefinitionKey });
      return readForm(manager, tenantId, process?.startFormId);
    });
  }

  /** The form of a user task, or null. */
  ofUserTask(tenantId: string, userTaskKey: string): Promise<FormDto | null> {
    return this.work.run(tenantId, async (manager) => {
      const task = await manager.findOneBy(UserTaskEntity, { tenantId, userTaskKey });
      return readForm(manager, tenantId, task?.formId, task?.formKey);
    });
  }
}

async function readForm(
  manager: EntityManager,
  tenantId: string,
  formId: string | null | undefined,
  formKey: string | null = null,
): Promise<FormDto | null> {
  if (!formId) return null;
  const [form] = await manager.query<FormDto[]>(formById, [tenantId, formId, formKey]);
  return form ?? null;
}
