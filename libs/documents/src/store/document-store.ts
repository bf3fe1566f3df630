import { randomBytes, randomUUID } from 'node:crypto';
import { NotFoundError } from '@vorgang/orchestration';
import { DocumentEntity, DocumentObjectEntity, type TenantWork } from '@vorgang/storage';
import { Not } from 'typeorm';
import {
  decryptChunks,
  encryptChunks,
  encryptedRange,
  type ByteRange,
  type Bytes,
} from '../cipher/chunk-cipher.js';
import { ContentInspection, type ContentRules } from '../content/inspect-content.js';
import { keyLength, type KeyRing } from '../keys/key-ring.js';
import { openObjectKey, sealObjectKey } from '../keys/tenant-keys.js';
import type { MalwareScanner } from '../scan/malware-scanner.js';
import type { ObjectStore } from '../bytes/object-store.js';
import { attachContent, releaseContent } from './attach-content.js';
import { describeDocument } from './describe-document.js';
import { refuseWhileHeldByCase } from './refuse-while-held-by-case.js';
import type { NewDocument, ReceivedContent, StoredDocument } from './stored-document.js';

export interface DocumentStoreParts {
  readonly work: TenantWork;
  readonly objects: ObjectStore;
  readonly keys: KeyRing;
  readonly scanner: MalwareScanner;
  readonly rules: ContentRules;
  now(): Date;
}

/** A document that is being read. */
export interface OpenedDocument {
  readonly document: StoredDocument;
  /** The part that was asked for; the whole content where nothing was. */
  readonly range: ByteRange;
  /** Plain bytes, decrypted as they are read. */
  readonly content: Bytes;
}

/**
 * Documents of a tenant: metadata in PostgreSQL, contents encrypted in an object store, each content once per tenant.
 *
 * A row that announces an object is committed before its first byte is written, and one that marks it for removal before
 * its bytes are removed: whatever dies in between, the sweep finds what is left by its row.
 */
export class DocumentStore {
  constructor(private readonly parts: DocumentStoreParts) {}

  /**
   * Checks a content and writes it, encrypted. No document refers to it yet: follow with `create` or `discard`.
   * @param declaredType what the sender says that it is
   * @throws ContentRefusedError, DocumentServiceAwayError; nothing is left behind
   */
  async receive(tenantId: string, source: Bytes, declaredType?: string): Promise<ReceivedContent> {
    const { objects, scanner, rules } = this.parts;
    const scan = await scanner.begin();
    try {
      const inspection = new ContentInspection(rules, scan, declaredType);
      const { objectId, key } = await this.announce(tenantId);
      try {
        await objects.put(
          objectId,
          encryptChunks(inspection.pass(source), key, objectContext(tenantId, objectId)),
        );
      } catch (error) {
        await this.removeObject(tenantId, objectId);
        throw error;
      }
      return { tenantId, objectId, ...inspection.inspected };
    } finally {
      scan.abandon();
    }
  }

  /** Drops a content that no document will refer to. */
  async discard({ tenantId, objectId }: ReceivedContent): Promise<void> {
    await this.removeObject(tenantId, objectId);
  }

  /**
   * Makes a document of a received content. Where the tenant has the same content already, that one is used.
   * @throws DocumentExistsError when the id is taken; the content is dropped
   */
  async create(content: ReceivedContent, document: NewDocument): Promise<StoredDocument> {
    const { tenantId, objectId } = content;
    const { work } = this.parts;
    try {
      const documentId = document.documentId ?? randomUUID();
      const used = await work.run(tenantId, (manager) =>
        attachContent(manager, content, { ...document, documentId }, this.parts.now()),
      );
      if (used !== objectId) await this.removeObject(tenantId, objectId);
      return await this.find(tenantId, documentId);
    } catch (error) {
      await this.discard(content);
      throw error;
    }
  }

  /** @throws NotFoundError when there is none, or it has expired */
  async find(tenantId: string, documentId: string): Promise<StoredDocument> {
    return (await this.load(tenantId, documentId)).document;
  }

  /**
   * Opens a document for reading.
   * @param range plain bytes; absent: all. Its end may lie beyond the content.
   * @throws NotFoundError, DocumentServiceAwayError
   */
  async open(tenantId: string, documentId: string, range?: ByteRange): Promise<OpenedDocument> {
    const { document, object } = await this.load(tenantId, documentId);
    const { size } = document;
    const part = { start: range?.start ?? 0, end: Math.min(range?.end ?? size - 1, size - 1) };
    const key = await this.parts.work.run(tenantId, (manager) =>
      openObjectKey(manager, this.parts.keys, object),
    );
    const encrypted = await this.parts.objects.get(object.objectId, encryptedRange(part, size));
    const content = decryptChunks(encrypted, key, objectContext(tenantId, object.objectId), part, size);
    return { document, range: part, content };
  }

  /** @throws NotFoundError, DocumentHeldByCaseError */
  async delete(tenantId: string, documentId: string): Promise<void> {
    const released = await this.parts.work.run(tenantId, async (manager) => {
      // Locked: a case that takes it up now waits, and finds it gone, or comes first and is seen below.
      const row = await manager.findOne(DocumentEntity, {
        where: { tenantId, documentId },
        lock: { mode: 'pessimistic_write' },
      });
      if (!row) throw unknown(documentId);
      await refuseWhileHeldByCase(manager, tenantId, documentId);
      await manager.delete(DocumentEntity, { tenantId, documentId });
      return (await releaseContent(manager, tenantId, row.objectId)) ? row.objectId : null;
    });
    if (released !== null) await this.removeObject(tenantId, released);
  }

  /**
   * Removes the bytes of an object, then its row, unless a document uses it. What fails here is done by the sweep.
   */
  async removeObject(tenantId: string, objectId: string): Promise<void> {
    const { work, objects } = this.parts;
    const used = await work.run(tenantId, async (manager) => {
      await manager.update(
        DocumentObjectEntity,
        { tenantId, objectId, state: Not('STORED') },
        { state: 'REMOVING' },
      );
      return manager.existsBy(DocumentObjectEntity, { tenantId, objectId, state: 'STORED' });
    });
    if (used) return;
    try {
      await objects.remove(objectId);
    } catch {
      return;
    }
    await work.run(tenantId, (manager) =>
      manager.delete(DocumentObjectEntity, { tenantId, objectId, state: 'REMOVING' }),
    );
  }

  private async announce(tenantId: string): Promise<{ readonly objectId: string; readonly key: Buffer }> {
    const { work, keys, objects } = this.parts;
    const objectId = randomUUID();
    const key = randomBytes(keyLength);
    const now = this.parts.now();
    await work.run(tenantId, async (manager) => {
      const sealed = await sealObjectKey(manager, keys, { tenantId, objectId, key }, now);
      await manager.insert(DocumentObjectEntity, {
        tenantId,
        objectId,
        state: 'WRITING',
        storeId: objects.storeId,
        contentHash: null,
        size: null,
        ...sealed,
        createdAt: now,
      });
    });
    return { objectId, key };
  }

  private async load(
    tenantId: string,
    documentId: string,
  ): Promise<{ readonly document: StoredDocument; readonly object: DocumentObjectEntity }> {
    return this.parts.work.run(tenantId, async (manager) => {
      const row = await manager.findOneBy(DocumentEntity, { tenantId, documentId });
      if (!row || (row.expiresAt !== null && row.expiresAt <= this.parts.now())) throw unknown(documentId);
      const object = await manager.findOneByOrFail(DocumentObjectEntity, {
        tenantId,
        objectId: row.objectId,
      });
      return { document: describeDocument(row, object), object };
    });
  }
}

function objectContext(tenantId: string, objectId: string): string {
  return `content ${tenantId} ${objectId}`;
}

function unknown(documentId: string): NotFoundError {
  return new NotFoundError(`There is no document '${documentId}'. It may have expired or been deleted.`);
}
