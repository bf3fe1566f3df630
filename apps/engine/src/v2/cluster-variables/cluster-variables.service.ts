import { Inject, Injectable } from '@nestjs/common';
import { defaultTenantId, everyResource, type Principal } from '@vorgang/identity';
import type { JsonValue } from '@vorgang/feel';
import { onceInTenant, type CallContext, type Engine } from '@vorgang/orchestration';
import {
  ClusterVariableEntity,
  connectionOf,
  recordOperations,
  type AuditedCall,
  type TenantWork,
} from '@vorgang/storage';
import type { EntityManager } from 'typeorm';
import { requireOn } from '../../access/require-on.js';
import type { EngineConfiguration } from '../../configuration.js';
import type { Precondition } from '../../http/if-match.js';
import { HttpProblem, notFound } from '../../http/problem.js';
import type { EngineClock } from '../../platform/engine-parts.js';
import { CLOCK, CONFIGURATION, ENGINE, TENANT_WORK } from '../../platform/tokens.js';
import type { ClusterVariableDto } from './cluster-variable.dto.js';
import { entityTagOf } from './entity-tag.js';

/** Where a cluster variable belongs: to the installation, or to one tenant. */
export type ClusterVariableScope =
  { readonly scope: 'GLOBAL' } | { readonly scope: 'TENANT'; readonly tenantId: string };

/** Stands in the table for the installation. */
const wholeInstallation = '*';

/** Settings that every process may read. */
@Injectable()
export class ClusterVariables {
  constructor(
    @Inject(TENANT_WORK) private readonly work: TenantWork,
    @Inject(CLOCK) private readonly clock: EngineClock,
    @Inject(ENGINE) private readonly engine: Engine,
    @Inject(CONFIGURATION) private readonly configuration: EngineConfiguration,
  ) {}

  /** @throws HttpProblem 409 when there is one of that name, 403 without the right to write there */
  async create(
    principal: Principal,
    call: CallContext,
    place: ClusterVariableScope,
    name: string,
    value: JsonValue,
  ): Promise<ClusterVariableDto> {
    this.requireRight(principal, place);
    const row = { ...rowOf(place, name), scope: place.scope, value: JSON.stringify(value) };
    const once = onceInTenant(this.work, () => this.clock.now(), {
      call,
      operation: 'createClusterVariable',
      request: row,
      tenantId: writerOf(place),
    });
    return once(async (manager) => {
      const insertion = manager.createQueryBuilder().insert().into(ClusterVariableEntity).values(row);
      const inserted = await insertion.orIgnore().returning(['name']).execute();
      if ((inserted.raw as readonly unknown[]).length === 0)
        throw new HttpProblem(
          409,
          'already-exists',
          `There is a cluster variable '${name}' already; change it.`,
        );
      await this.record(manager, call, place, name, 'CREATE');
      return describe(place, name, row.value);
    });
  }

  /** @throws HttpProblem 404 when there is none of that name */
  async get(principal: Principal, place: ClusterVariableScope, name: string): Promise<ClusterVariableDto> {
    const tenantId = place.scope === 'GLOBAL' ? principal.tenantId : place.tenantId;
    const row = await this.work.run(tenantId, (manager) =>
      manager.findOneBy(ClusterVariableEntity, rowOf(place, name)),
    );
    if (!row) throw missing(name);
    return describe(place, name, row.value);
  }

  /**
   * @param precondition on the value that is to be changed
   * @throws HttpProblem 404 when there is none of that name, 412 when somebody else changed it meanwhile
   */
  async update(
    principal: Principal,
    call: CallContext,
    place: ClusterVariableScope,
    name: string,
    value: JsonValue,
    precondition: Precondition,
  ): Promise<ClusterVariableDto> {
    const text = JSON.stringify(value);
    this.requireRight(principal, place);
    await this.work.run(writerOf(place), async (manager) => {
      await lock(manager, place, name, precondition);
      await manager.update(ClusterVariableEntity, rowOf(place, name), { value: text });
      await this.record(manager, call, place, name, 'UPDATE');
    });
    return describe(place, name, text);
  }

  /**
   * @param precondition on the value that is to be deleted
   * @throws HttpProblem 404 when there is none of that name, 412 when somebody else changed it meanwhile
   */
  async delete(
    principal: Principal,
    call: CallContext,
    place: ClusterVariableScope,
    name: string,
    precondition: Precondition,
  ): Promise<void> {
    this.requireRight(principal, place);
    await this.work.run(writerOf(place), async (manager) => {
      await lock(manager, place, name, precondition);
      await manager.delete(ClusterVariableEntity, rowOf(place, name));
      await this.record(manager, call, place, name, 'DELETE');
    });
  }

  /** Writes down in the audit log who did it; not the value, which may be a secret. */
  private async record(
    manager: EntityManager,
    { actor }: CallContext,
    place: ClusterVariableScope,
    name: string,
    operationType: 'CREATE' | 'UPDATE' | 'DELETE',
  ): Promise<void> {
    const audited: AuditedCall = {
      tenantId: writerOf(place),
      scope: place.scope === 'GLOBAL' ? 'INSTALLATION' : 'TENANT',
      actor,
      at: this.clock.now(),
      mintKey: () => this.engine.mintKey(),
    };
    await recordOperations(await connectionOf(manager), audited, [
      { entityType: 'VARIABLE', operationType, entityKey: name, entityDescription: name },
    ]);
  }

  /** What the processes of every tenant read is changed by those alone who may change the installation. */
  private requireRight(principal: Principal, { scope }: ClusterVariableScope): void {
    if (scope === 'GLOBAL' && this.configuration.multiTenancy)
      requireOn(principal, 'SYSTEM', 'UPDATE', everyResource);
  }
}

/** Holds the variable until the end of the transaction, so that of two changes on the same value one is refused. */
async function lock(
  manager: EntityManager,
  place: ClusterVariableScope,
  name: string,
  precondition: Precondition,
): Promise<void> {
  const row = await manager.findOne(ClusterVariableEntity, {
    where: rowOf(place, name),
    lock: { mode: 'pessimistic_write' },
  });
  if (!row) throw missing(name);
  if (precondition(entityTagOf(row.value))) return;
  throw new HttpProblem(
    412,
    'precondition-failed',
    `The cluster variable '${name}' was changed meanwhile. Read it again, then change it.`,
  );
}

/** Row-level security lets work on the installation write what belongs to it, and a tenant's work what is its own. */
function writerOf(place: ClusterVariableScope): string {
  return place.scope === 'GLOBAL' ? defaultTenantId : place.tenantId;
}

function rowOf(place: ClusterVariableScope, name: string) {
  return { tenantId: place.scope === 'GLOBAL' ? wholeInstallation : place.tenantId, name };
}

function describe(place: ClusterVariableScope, name: string, value: string): ClusterVariableDto {
  return { name, value, scope: place.scope, tenantId: place.scope === 'TENANT' ? place.tenantId : null };
}

function missing(name: string): HttpProblem {
  return notFound(`There is no cluster variable '${name}'.`);
}
