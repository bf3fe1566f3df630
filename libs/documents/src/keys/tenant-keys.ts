import { randomBytes } from 'node:crypto';
import { DocumentTenantKeyEntity } from '@vorgang/storage';
import type { EntityManager } from 'typeorm';
import { keyLength, open, seal, type KeyRing } from './key-ring.js';

/** The key of one object, encrypted with a version of its tenant's key. */
export interface SealedObjectKey {
  readonly keyVersion: number;
  readonly wrappedKey: Buffer;
}

/** Encrypts the key of an object with the newest key of its tenant, which is made where there is none. */
export async function sealObjectKey(
  manager: EntityManager,
  ring: KeyRing,
  object: { readonly tenantId: string; readonly objectId: string; readonly key: Buffer },
  now: Date,
): Promise<SealedObjectKey> {
  const { version, key } = await newestTenantKey(manager, ring, object.tenantId, now);
  return { keyVersion: version, wrappedKey: seal(key, object.key, contextOf(object)) };
}

/** @throws Error when the tenant's key or the installation's key is gone */
export async function openObjectKey(
  manager: EntityManager,
  ring: KeyRing,
  object: { readonly tenantId: string; readonly objectId: string } & SealedObjectKey,
): Promise<Buffer> {
  const { tenantId, keyVersion: version } = object;
  const row = await manager.findOneByOrFail(DocumentTenantKeyEntity, { tenantId, version });
  return open(unwrapTenantKey(ring, row), object.wrappedKey, contextOf(object));
}

/** Encrypts every key of the tenant with the ring's current key. Answers how many were encrypted with another before. */
export async function rewrapTenantKeys(
  manager: EntityManager,
  ring: KeyRing,
  tenantId: string,
): Promise<number> {
  const rows = await manager.findBy(DocumentTenantKeyEntity, { tenantId });
  const old = rows.filter((row) => row.wrappingKeyId !== ring.currentKeyId);
  for (const row of old) {
    const { wrappingKeyId, wrapped } = ring.wrap(unwrapTenantKey(ring, row), tenantContext(row));
    const { version } = row;
    await manager.update(
      DocumentTenantKeyEntity,
      { tenantId, version },
      { wrappingKeyId, wrappedKey: wrapped },
    );
  }
  return old.length;
}

async function newestTenantKey(
  manager: EntityManager,
  ring: KeyRing,
  tenantId: string,
  now: Date,
): Promise<{ readonly version: number; readonly key: Buffer }> {
  const find = (): Promise<DocumentTenantKeyEntity | null> =>
    manager.findOne(DocumentTenantKeyEntity, { where: { tenantId }, order: { version: 'DESC' } });
  let row = await find();
  if (!row) {
    const { wrappingKeyId, wrapped } = ring.wrap(
      randomBytes(keyLength),
      tenantContext({ tenantId, version: 1 }),
    );
    // Two first uploads at once: the key of one of them stays, and both use it.
    await manager
      .createQueryBuilder()
      .insert()
      .into(DocumentTenantKeyEntity)
      .values({ tenantId, version: 1, wrappingKeyId, wrappedKey: wrapped, createdAt: now })
      .orIgnore()
      .execute();
    row = await find();
  }
  if (!row) throw new Error(`The tenant ${tenantId} got no key for its documents.`);
  return { version: row.version, key: unwrapTenantKey(ring, row) };
}

function unwrapTenantKey(ring: KeyRing, row: DocumentTenantKeyEntity): Buffer {
  return ring.unwrap({ wrappingKeyId: row.wrappingKeyId, wrapped: row.wrappedKey }, tenantContext(row));
}

function tenantContext({
  tenantId,
  version,
}: {
  readonly tenantId: string;
  readonly version: number;
}): string {
  return `tenant ${tenantId} ${version}`;
}

function contextOf({ tenantId, objectId }: { readonly tenantId: string; readonly objectId: string }): string {
  return `object ${tenantId} ${objectId}`;
}
