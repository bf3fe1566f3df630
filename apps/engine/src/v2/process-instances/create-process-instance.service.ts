import { Inject, Injectable } from '@nestjs/common';
import type { ProcessDefinitionKey } from '@vorgang/execution';
import type { JsonObject } from '@vorgang/feel';
import type { Principal } from '@vorgang/identity';
import type {
  CallContext,
  CreateInstanceRequest,
  Engine,
  ProcessDefinitionReference,
} from '@vorgang/orchestration';
import { processDefinitionSearch } from '@vorgang/storage';
import { DefinitionRights } from '../../access/definition-rights.js';
import { requireOn } from '../../access/require-on.js';
import { requireTenant } from '../../access/require-tenant.js';
import { invalidRequest } from '../../http/problem.js';
import { ENGINE } from '../../platform/tokens.js';
import { waitForEnd } from '../requests/waiting-time.js';
import type {
  CreatedProcessInstanceDto,
  CreateProcessInstanceRequest,
} from './create-process-instance.dto.js';

/** Starts process instances and, where asked, waits for their end. */
@Injectable()
export class CreateProcessInstanceService {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly rights: DefinitionRights,
  ) {}

  async create(
    principal: Principal,
    call: CallContext,
    request: CreateProcessInstanceRequest,
  ): Promise<CreatedProcessInstanceDto> {
    requireTenant(principal, request.tenantId);
    const definition = await this.permittedDefinition(principal, request);
    const tags = request.tags ?? [];
    const businessId = request.businessId ?? null;
    const creation: CreateInstanceRequest = {
      definition,
      variables: (request.variables ?? {}) as JsonObject,
      tags,
      ...(businessId === null ? {} : { businessId }),
      startInstructions: (request.startInstructions ?? []).map(({ elementId }) => ({ elementId })),
      terminateAfter: (request.runtimeInstructions ?? []).map(({ afterElementId }) => afterElementId),
    };
    if (!request.awaitCompletion) {
      return {
        ...(await this.engine.createProcessInstance(call, creation)),
        variables: {},
        tags,
        businessId,
      };
    }
    const outcome = await this.engine.createProcessInstanceAndAwait(call, creation, {
      requestTimeout: waitForEnd(request.requestTimeout),
      fetchVariables: request.fetchVariables ?? [],
    });
    return { ...outcome, tags, businessId };
  }

  private async permittedDefinition(
    principal: Principal,
    {
      processDefinitionKey: key,
      processDefinitionId: id,
      processDefinitionVersion: version,
    }: CreateProcessInstanceRequest,
  ): Promise<ProcessDefinitionReference> {
    if (key && id) {
      throw invalidRequest([
        { field: 'processDefinitionKey', message: 'Name the process by its key or by its id, not by both.' },
      ]);
    }
    if (id) {
      requireOn(principal, 'PROCESS_DEFINITION', 'CREATE_PROCESS_INSTANCE', id);
      return { processDefinitionId: id, ...(version === undefined || version === null ? {} : { version }) };
    }
    if (!key) {
      throw invalidRequest([
        { field: 'processDefinitionId', message: 'Name the process by its key or by its id.' },
      ]);
    }
    await this.rights.requireOnProcessOf(principal, 'CREATE_PROCESS_INSTANCE', processDefinitionSearch, key);
    return { processDefinitionKey: key as ProcessDefinitionKey };
  }
}
