import { createHash, createPrivateKey, generateKeyPairSync } from 'node:crypto';
import type { KeyRing } from '@vorgang/documents';
import { WebhookSigningKeyEntity, type TenantWork } from '@vorgang/storage';
import { IsNull, LessThanOrEqual, MoreThan, Or, type EntityManager } from 'typeorm';
import type { RequestSigner } from './sign-request.js';

/** A public key as it is published (RFC 8037), with the times of its use. */
export interface PublishedKey {
  readonly keyId: string;
  readonly publicKey: string;
  readonly signsFrom: Date;
  readonly publishedUntil: Date | null;
}

/** Between publishing a new key and signing with it: receivers keep what they looked up for a while. */
const notice = 60 * 60 * 1000;
/** How long an old key stays published, for what was signed with it and is repeated. */
const afterlife = 7 * 24 * 60 * 60 * 1000;

/**
 * The keys that sign a tenant's webhooks. They are made when they are first needed; their private parts leave the
 * database encrypted only.
 */
export class SigningKeys {
  constructor(
    private readonly work: TenantWork,
    private readonly ring: KeyRing,
    private readonly now: () => Date,
  ) {}

  /** The key that signs now. */
  async signer(tenantId: string): Promise<RequestSigner> {
    return this.work.run(tenantId, async (manager) => {
      const row = (await this.newest(manager, tenantId)) ?? (await this.first(manager, tenantId));
      const privateKey = createPrivateKey({ key: this.open(row), format: 'der', type: 'pkcs8' });
      return { keyId: row.keyId, privateKey };
    });
  }

  /** Keys that receivers may still meet, the newest first. The first one is made here where there is none. */
  async list(tenantId: string): Promise<readonly PublishedKey[]> {
    return this.work.run(tenantId, async (manager) => {
      if ((await this.newest(manager, tenantId)) === null) await this.first(manager, tenantId);
      const rows = await manager.find(WebhookSigningKeyEntity, {
        where: { tenantId },
        order: { signsFrom: 'DESC' },
      });
      const now = this.now();
      return rows.filter(({ publishedUntil }) => publishedUntil === null || publishedUntil > now);
    });
  }

  /**
   * Makes a new key. It is published now and signs in an hour; the old one stays published for a week. `atOnce` is for a
   * key that others may have: the new one signs now, and the old ones are gone.
   */
  async rotate(tenantId: string, atOnce: boolean): Promise<PublishedKey> {
    const now = this.now();
    return this.work.run(tenantId, async (manager) => {
      await lock(manager, tenantId);
      const signsFrom = atOnce ? now : new Date(now.getTime() + notice);
      const publishedUntil = atOnce ? now : new Date(signsFrom.getTime() + afterlife);
      await manager.update(
        WebhookSigningKeyEntity,
        { tenantId, publishedUntil: Or(IsNull(), MoreThan(publishedUntil)) },
        { publishedUntil },
      );
      return this.create(manager, tenantId, signsFrom);
    });
  }

  /** Encrypts the private parts with the ring's current key, so that older ones can be taken out of the key file. */
  async rewrap(tenantId: string): Promise<number> {
    return this.work.run(tenantId, async (manager) => {
      const rows = await manager.findBy(WebhookSigningKeyEntity, { tenantId });
      const old = rows.filter(({ wrappingKeyId }) => wrappingKeyId !== this.ring.currentKeyId);
      for (const row of old) {
        const { wrappingKeyId, wrapped } = this.ring.wrap(this.open(row), contextOf(tenantId, row.keyId));
        await manager.update(
          WebhookSigningKeyEntity,
          { tenantId, keyId: row.keyId },
          { wrappingKeyId, wrappedPrivateKey: wrapped },
        );
      }
      return old.length;
    });
  }

  private newest(manager: EntityManager, tenantId: string): Promise<WebhookSigningKeyEntity | null> {
    return manager.findOne(WebhookSigningKeyEntity, {
      where: { tenantId, signsFrom: LessThanOrEqual(this.now()) },
      order: { signsFrom: 'DESC', createdAt: 'DESC' },
    });
  }

  private async first(manager: EntityManager, tenantId: string): Promise<WebhookSigningKeyEntity> {
    await lock(manager, tenantId);
    return (await this.newest(manager, tenantId)) ?? (await this.create(manager, tenantId, this.now()));
  }

  private async create(
    manager: EntityManager,
    tenantId: string,
    signsFrom: Date,
  ): Promise<WebhookSigningKeyEntity> {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const { x = '' } = publicKey.export({ format: 'jwk' });
    const keyId = thumbprint(x);
    const secret = privateKey.export({ format: 'der', type: 'pkcs8' });
    const { wrappingKeyId, wrapped } = this.ring.wrap(secret, contextOf(tenantId, keyId));
    const row = {
      tenantId,
      keyId,
      publicKey: x,
      wrappingKeyId,
      wrappedPrivateKey: wrapped,
      createdAt: this.now(),
      signsFrom,
      publishedUntil: null,
    };
    await manager.insert(WebhookSigningKeyEntity, row);
    return row;
  }

  private open(row: WebhookSigningKeyEntity): Buffer {
    const { tenantId, keyId, wrappingKeyId, wrappedPrivateKey: wrapped } = row;
    return this.ring.unwrap({ wrappingKeyId, wrapped }, contextOf(tenantId, keyId));
  }
}

/** Of two that make a key at once the second waits and finds the first one's. */
async function lock(manager: EntityManager, tenantId: string): Promise<void> {
  await manager.query('select pg_advisory_xact_lock(hashtextextended($1, 80))', [tenantId]);
}

/** RFC 7638 for a key of Ed25519 (RFC 8037, appendix A.3). */
function thumbprint(x: string): string {
  return createHash('sha256').update(`{"crv":"Ed25519","kty":"OKP","x":"${x}"}`).digest('base64url');
}

function contextOf(tenantId: string, keyId: string): string {
  return `webhook key ${tenantId} ${keyId}`;
}
