import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '@vorgang/identity';
import { GlobalTaskListenerChangeEntity, GlobalTaskListenerEntity, type TenantWork } from '@vorgang/storage';
import { HttpProblem, notFound } from '../../http/problem.js';
import { TENANT_WORK } from '../../platform/tokens.js';
import type {
  CreateGlobalTaskListenerRequest,
  GlobalListenerEvent,
  GlobalTaskListenerDto,
  UpdateGlobalTaskListenerRequest,
} from './global-task-listener.dto.js';

/** Stands in the table for the installation. */
const tenantId = '*';

type Manager = Parameters<Parameters<TenantWork['run']>[1]>[0];

/** Task listeners of all processes. Every change is kept with who made it, in the same transaction. */
@Injectable()
export class GlobalTaskListenersService {
  constructor(@Inject(TENANT_WORK) private readonly work: TenantWork) {}

  /** @throws HttpProblem 409 when there is one of that id */
  create(principal: Principal, request: CreateGlobalTaskListenerRequest): Promise<GlobalTaskListenerDto> {
    const row: GlobalTaskListenerEntity = {
      tenantId,
      listenerId: request.id,
      type: request.type,
      eventTypes: request.eventTypes,
      retries: request.retries ?? 3,
      afterNonGlobal: request.afterNonGlobal ?? false,
      priority: request.priority ?? 50,
    };
    return this.work.run(principal.tenantId, async (manager) => {
      const insertion = manager.createQueryBuilder().insert().into(GlobalTaskListenerEntity).values(row);
      const inserted = await insertion.orIgnore().returning(['listenerId']).execute();
      if ((inserted.raw as readonly unknown[]).length === 0) {
        const detail = `There is a global task listener '${request.id}' already; change it.`;
        throw new HttpProblem(409, 'already-exists', detail);
      }
      return record(manager, principal, 'CREATE', row);
    });
  }

  /** @throws HttpProblem 404 when there is none of that id */
  get(principal: Principal, listenerId: string): Promise<GlobalTaskListenerDto> {
    return this.work.run(principal.tenantId, async (manager) => {
      const row = await manager.findOneBy(GlobalTaskListenerEntity, { tenantId, listenerId });
      if (!row) throw missing(listenerId);
      return describe(row);
    });
  }

  /** @throws HttpProblem 404 when there is none of that id */
  update(
    principal: Principal,
    listenerId: string,
    request: UpdateGlobalTaskListenerRequest,
  ): Promise<GlobalTaskListenerDto> {
    return this.work.run(principal.tenantId, async (manager) => {
      const before = await findToChange(manager, listenerId);
      const after: GlobalTaskListenerEntity = {
        ...before,
        type: request.type ?? before.type,
        eventTypes: request.eventTypes ?? before.eventTypes,
        retries: request.retries ?? before.retries,
        afterNonGlobal: request.afterNonGlobal ?? before.afterNonGlobal,
        priority: request.priority ?? before.priority,
      };
      await manager.update(GlobalTaskListenerEntity, { tenantId, listenerId }, after);
      return record(manager, principal, 'UPDATE', after);
    });
  }

  /** @throws HttpProblem 404 when there is none of that id */
  async delete(principal: Principal, listenerId: string): Promise<void> {
    await this.work.run(principal.tenantId, async (manager) => {
      const row = await findToChange(manager, listenerId);
      await manager.delete(GlobalTaskListenerEntity, { tenantId, listenerId });
      await record(manager, principal, 'DELETE', row);
    });
  }
}

/** Locks the row, so that of two who change it at once the second sees what the first did. */
async function findToChange(manager: Manager, listenerId: string): Promise<GlobalTaskListenerEntity> {
  const lock = { mode: 'pessimistic_write' } as const;
  const row = await manager.findOne(GlobalTaskListenerEntity, { where: { tenantId, listenerId }, lock });
  if (!row) throw missing(listenerId);
  return row;
}

async function record(
  manager: Manager,
  principal: Principal,
  operation: GlobalTaskListenerChangeEntity['operation'],
  row: GlobalTaskListenerEntity,
): Promise<GlobalTaskListenerDto> {
  const described = describe(row);
  await manager.insert(GlobalTaskListenerChangeEntity, {
    tenantId,
    listenerId: row.listenerId,
    operation,
    actorId: principal.username,
    listener: operation === 'DELETE' ? null : JSON.stringify(described),
  });
  return described;
}

function describe(row: GlobalTaskListenerEntity): GlobalTaskListenerDto {
  return {
    id: row.listenerId,
    type: row.type,
    eventTypes: row.eventTypes as readonly GlobalListenerEvent[],
    retries: row.retries,
    afterNonGlobal: row.afterNonGlobal,
    priority: row.priority,
    source: 'API',
  };
}

function missing(listenerId: string): HttpProblem {
  return notFound(`There is no global task listener '${listenerId}'.`);
}
