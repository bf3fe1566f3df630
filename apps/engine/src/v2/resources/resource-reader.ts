import { Inject, Injectable } from '@nestjs/common';
import type { InTenant } from '@vorgang/identity';
import { notFound } from '../../http/problem.js';
import { IN_TENANT } from '../../platform/tokens.js';
import { findResource, type DeployedResource } from './find-resource.js';

/** Reads deployed files. */
@Injectable()
export class ResourceReader {
  constructor(@Inject(IN_TENANT) private readonly inTenant: InTenant) {}

  /** @throws HttpProblem 404 when nothing was deployed under that key */
  async read(tenantId: string, key: string): Promise<DeployedResource> {
    const resource = await this.inTenant(tenantId, (connection) => findResource(connection, tenantId, key));
    if (!resource) throw notFound(`There is no resource ${key}.`);
    return resource;
  }
}
