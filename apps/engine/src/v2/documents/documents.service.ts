import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import {
  DocumentLinks,
  type DocumentStore,
  type OpenDocumentStore,
  type OpenedDocument,
  type StoredDocument,
} from '@vorgang/documents';
import type { JsonObject } from '@vorgang/feel';
import type { CallContext } from '@vorgang/orchestration';
import type { Request, Response } from 'express';
import type { EngineConfiguration } from '../../configuration.js';
import { HttpProblem, invalidRequest, notFound } from '../../http/problem.js';
import type { EngineClock } from '../../platform/engine-parts.js';
import { CLOCK, CONFIGURATION, DOCUMENTS } from '../../platform/tokens.js';
import { describeDocument, describeFailure } from './describe-document.js';
import type {
  DocumentBatchDto,
  DocumentLinkDto,
  DocumentMetadataRequest,
  DocumentReferenceDto,
} from './document.dto.js';
import { readMetadata, splitMetadata } from './read-metadata.js';
import { discardUploads, receiveUploads, type Upload } from './receive-uploads.js';

const usualTimeToLive = 60 * 60 * 1000;

/** Uploads, downloads and links of documents. */
@Injectable()
export class DocumentsService {
  constructor(
    @Inject(DOCUMENTS) private readonly open: OpenDocumentStore | null,
    @Inject(CONFIGURATION) private readonly configuration: EngineConfiguration,
    @Inject(CLOCK) private readonly clock: EngineClock,
  ) {}

  async create(
    call: CallContext,
    request: Request,
    response: Response,
    documentId: string | undefined,
  ): Promise<DocumentReferenceDto> {
    const { files, texts } = await receiveUploads(request, response, this.store, call.tenantId);
    try {
      const [upload, ...others] = files;
      if (upload === undefined || upload.field !== 'file' || others.length > 0) {
        throw invalidRequest([{ field: 'file', message: 'Send exactly one file as multipart/form-data.' }]);
      }
      refuseUnknownParts(texts, 'metadata');
      const metadata = await readMetadata(texts.get('metadata')?.[0], 'metadata');
      return await this.keep(call, upload, metadata, documentId, 0);
    } catch (error) {
      await discardUploads(this.store, files);
      throw error;
    }
  }

  /** Each file for itself: those that are refused do not stop the others. */
  async createAll(call: CallContext, request: Request, response: Response): Promise<DocumentBatchDto> {
    const { files, texts } = await receiveUploads(request, response, this.store, call.tenantId);
    const metadata: DocumentMetadataRequest[] = [];
    try {
      if (files.length === 0 || files.some(({ field }) => field !== 'files')) {
        throw invalidRequest([{ field: 'files', message: 'Send the files as parts named files.' }]);
      }
      refuseUnknownParts(texts, 'metadataList');
      const list = splitMetadata(texts.get('metadataList') ?? []);
      if (list.length > 0 && list.length !== files.length) {
        const message = `Must describe each of the ${files.length} files, not ${list.length}.`;
        throw invalidRequest([{ field: 'metadataList', message }]);
      }
      for (const index of files.keys()) {
        metadata.push(await readMetadata(list[index], `metadataList[${index}]`));
      }
    } catch (error) {
      await discardUploads(this.store, files);
      throw error;
    }
    return this.keepAll(call, files, metadata);
  }

  async read(
    tenantId: string,
    documentId: string,
    range?: { readonly start: number; readonly end: number },
  ): Promise<OpenedDocument> {
    return this.store.open(tenantId, documentId, range);
  }

  async find(tenantId: string, documentId: string, contentHash?: string): Promise<StoredDocument> {
    const document = await this.store.find(tenantId, documentId);
    if (contentHash !== undefined && contentHash !== document.contentHash) {
      const message = `The document '${documentId}' has another content than the one with this hash.`;
      throw invalidRequest([{ field: 'contentHash', message }]);
    }
    return document;
  }

  delete(tenantId: string, documentId: string): Promise<void> {
    return this.store.delete(tenantId, documentId);
  }

  async link(
    tenantId: string,
    documentId: string,
    contentHash: string | undefined,
    timeToLive: number = usualTimeToLive,
  ): Promise<DocumentLinkDto> {
    await this.find(tenantId, documentId, contentHash);
    const expiresAt = new Date(this.clock.now() + timeToLive);
    const token = this.links.sign({ tenantId, documentId, expiresAt });
    return {
      url: `${this.configuration.publicUrl}/api/document-links/${token}`,
      expiresAt: expiresAt.toISOString(),
    };
  }

  /** @throws HttpProblem 404 when the link is not ours or has expired */
  openLink(token: string): { readonly tenantId: string; readonly documentId: string } {
    const linked = this.links.open(token, new Date(this.clock.now()));
    if (!linked) throw notFound('This link has expired, or was never given out. Ask for a new one.');
    return linked;
  }

  private async keepAll(
    call: CallContext,
    files: readonly Upload[],
    metadata: readonly DocumentMetadataRequest[],
  ): Promise<DocumentBatchDto> {
    const answer: DocumentBatchDto = { createdDocuments: [], failedDocuments: [] };
    for (const [index, upload] of files.entries()) {
      const said = metadata[index] ?? {};
      try {
        answer.createdDocuments.push(await this.keep(call, upload, said, undefined, index));
      } catch (error) {
        answer.failedDocuments.push(describeFailure(said.fileName ?? upload.fileName, error));
      }
    }
    return answer;
  }

  private async keep(
    call: CallContext,
    { fileName, outcome }: Upload,
    metadata: DocumentMetadataRequest,
    documentId: string | undefined,
    index: number,
  ): Promise<DocumentReferenceDto> {
    if (outcome.kind === 'refused') throw outcome.error;
    const { content } = outcome;
    const { contentType, size } = metadata;
    const expiresAt = metadata.expiresAt ? new Date(metadata.expiresAt) : null;
    if (expiresAt !== null && expiresAt.getTime() <= this.clock.now()) {
      await this.store.discard(content);
      const message = `Says ${expiresAt.toISOString()}, which is past. Give a later time, or none.`;
      throw invalidRequest([{ field: 'metadata.expiresAt', message }]);
    }
    if (contentType && contentType.split(';')[0]?.trim().toLowerCase() !== content.mediaType) {
      await this.store.discard(content);
      const message = `Says ${contentType}, but the content is ${content.mediaType}.`;
      throw invalidRequest([{ field: 'metadata.contentType', message }]);
    }
    if (size !== undefined && size !== null && size !== content.size) {
      await this.store.discard(content);
      const message = `Says ${size} bytes, but ${content.size} came. Send the file again.`;
      throw invalidRequest([{ field: 'metadata.size', message }]);
    }
    const repeatId = repeatableId(call, index);
    const stored = await this.store.create(content, {
      documentId: documentId ?? repeatId,
      repeatable: repeatId !== undefined,
      fileName: metadata.fileName ?? fileName,
      expiresAt,
      processDefinitionId: metadata.processDefinitionId,
      processInstanceKey: metadata.processInstanceKey,
      customProperties: (metadata.customProperties ?? {}) as JsonObject,
      createdBy: call.actor.id,
    });
    return describeDocument(stored);
  }

  private get store(): DocumentStore {
    return this.available.documents;
  }

  private get links(): DocumentLinks {
    return new DocumentLinks(this.available.keys.derive('document links'));
  }

  private get available(): OpenDocumentStore {
    if (this.open) return this.open;
    const detail = 'This installation keeps no documents: DOCUMENT_STORE and DOCUMENT_KEY_FILE are not set.';
    throw new HttpProblem(503, 'unavailable', detail);
  }
}

/** The id that the same request gets again: a repeated upload is the same document. */
function repeatableId({ idempotencyKey, actor }: CallContext, index: number): string | undefined {
  if (idempotencyKey === undefined) return undefined;
  return createHash('sha256')
    .update(JSON.stringify([actor.id, idempotencyKey, index]))
    .digest('hex')
    .slice(0, 40);
}

function refuseUnknownParts(texts: ReadonlyMap<string, readonly string[]>, known: string): void {
  const unknown = [...texts.keys()].find((name) => name !== known);
  if (unknown !== undefined) {
    throw invalidRequest([{ field: unknown, message: `There is no part '${unknown}' here.` }]);
  }
}
