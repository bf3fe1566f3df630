import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '@vorgang/identity';
import { ClusterVariableEntity, type TenantWork } from '@vorgang/storage';
import { HttpProblem, notFound } from '../../http/problem.js';
import { TENANT_WORK } from '../../platform/tokens.js';
import type { ClusterVariableDto } from './cluster-variable.dto.js';

/** Where a cluster variable belongs: to the installation, or to one tenant. */
export type ClusterVariableScope =
  { readonly scope: 'GLOBAL' } | { readonly scope: 'TENANT'; readonly tenantId: string };

/** Stands in the table for the installation. */
const wholeInstallation = '*';

/** Settings that every process may read. */
@Injectable()
export class ClusterVariables {
  constructor(@Inject(TENANT_WORK) private readonly work: TenantWork) {}

  /** @throws HttpProblem 409 when there is one of that name */
  async create(
    principal: Principal,
    place: ClusterVariableScope,
    name: string,
    value: object,
  ): Promise<ClusterVariableDto> {
    const row = { ...rowOf(place, name), scope: place.scope, value: JSON.stringify(value) };
    await this.work.run(principal.tenantId, async (manager) => {
      const insertion = manager.createQueryBuilder().insert().into(ClusterVariableEntity).values(row);
      const inserted = await insertion.orIgnore().returning(['name']).execute();
      if ((inserted.raw as readonly unknown[]).length === 0)
        throw new HttpProblem(
          409,
          'already-exists',
          `There is a cluster variable '${name}' already; change it.`,
        );
    });
    return describe(place, name, row.value);
  }

  /** @throws HttpProblem 404 when there is none of that name */
  async get(principal: Principal, place: ClusterVariableScope, name: string): Promise<ClusterVariableDto> {
    const row = await this.work.run(principal.tenantId, (manager) =>
      manager.findOneBy(ClusterVariableEntity, rowOf(place, name)),
    );
    if (!row) throw missing(name);
    return describe(place, name, row.value);
  }

  /** @throws HttpProblem 404 when there is none of that name */
  async update(
    principal: Principal,
    place: ClusterVariableScope,
    name: string,
    value: object,
  ): Promise<ClusterVariableDto> {
    const text = JSON.stringify(value);
    const { affected } = await this.work.run(principal.tenantId, (manager) =>
      manager.update(ClusterVariableEntity, rowOf(place, name), { value: text }),
    );
    if (!affected) throw missing(name);
    return describe(place, name, text);
  }

  /** @throws HttpProblem 404 when there is none of that name */
  async delete(principal: Principal, place: ClusterVariableScope, name: string): Promise<void> {
    const { affected } = await this.work.run(principal.tenantId, (manager) =>
      manager.delete(ClusterVariableEntity, rowOf(place, name)),
    );
    if (!affected) throw missing(name);
  }
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
