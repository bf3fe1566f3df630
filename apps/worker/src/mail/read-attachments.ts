import { CallFailed, PermanentFailure } from '@vorgang/connectors';
import type { DocumentStore } from '@vorgang/documents';
import type { JsonValue } from '@vorgang/feel';
import { NotFoundError } from '@vorgang/orchestration';
import type { MailAttachment } from '../notice/mail-sender.js';

const largest = 10 * 1024 * 1024;

/**
 * Reads the documents that references (`camunda.document.type`) point to.
 *
 * @param input the name of the field that lists them
 * @throws PermanentFailure for what is no reference and for more than 10 MiB together
 */
export async function readAttachments(
  references: readonly JsonValue[],
  tenantId: string,
  documents: DocumentStore | undefined,
  input = 'attachments',
): Promise<readonly MailAttachment[]> {
  if (references.length === 0) return [];
  if (documents === undefined) {
    throw new PermanentFailure(
      `This installation keeps no documents, so the input "${input}" must be empty.`,
    );
  }
  const attachments: MailAttachment[] = [];
  let size = 0;
  for (const reference of references) {
    const { document, content } = await open(documents, tenantId, documentId(reference, input));
    size += document.size;
    if (size > largest)
      throw new PermanentFailure(`The documents of the input "${input}" are larger than 10 MiB together.`);
    const chunks: Uint8Array[] = [];
    for await (const chunk of content) chunks.push(chunk);
    attachments.push({
      filename: document.fileName,
      contentType: document.mediaType,
      content: Buffer.concat(chunks),
    });
  }
  return attachments;
}

async function open(documents: DocumentStore, tenantId: string, id: string) {
  try {
    return await documents.open(tenantId, id);
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
    throw new CallFailed({ code: 'DOCUMENT_NOT_FOUND', message: error.message, isFinal: true });
  }
}

function documentId(reference: JsonValue, input: string): string {
  const id =
    typeof reference === 'object' && reference !== null && !Array.isArray(reference)
      ? (reference as Readonly<Record<string, JsonValue>>)['documentId']
      : null;
  if (typeof id === 'string') return id;
  throw new PermanentFailure(`The input "${input}" must list document references, as uploads give them.`);
}
