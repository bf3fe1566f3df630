import { PermanentFailure } from '@vorgang/connectors';
import type { DocumentStore } from '@vorgang/documents';
import type { JsonObject, JsonValue } from '@vorgang/feel';
import { readAttachments } from '../mail/read-attachments.js';
import type { MailAttachment } from '../notice/mail-sender.js';

/** A picture of a status, with the text for those who do not see it. */
export interface Medium {
  readonly file: MailAttachment;
  readonly description: string;
}

/** What every Mastodon server takes. */
const most = 4;
const longestDescription = 1500;

/**
 * The pictures that the input `media` names.
 * @throws PermanentFailure for a picture without description: it would be published for those only who see it
 */
export async function readMedia(
  entries: readonly JsonValue[],
  tenantId: string,
  documents: DocumentStore | undefined,
): Promise<readonly Medium[]> {
  if (entries.length > most) throw new PermanentFailure(`A status takes ${most} pictures at most.`);
  const described = entries.map(readEntry);
  const references = described.map(({ document }) => document);
  const files = await readAttachments(references, tenantId, documents, 'media');
  return files.map((file, index) => ({ file, description: described[index]!.description }));
}

function readEntry(entry: JsonValue, index: number): { document: JsonValue; description: string } {
  const { document = null, description = null } =
    typeof entry === 'object' && entry !== null && !Array.isArray(entry) ? (entry as JsonObject) : {};
  if (typeof description !== 'string' || description.trim() === '') {
    throw new PermanentFailure(
      `Picture ${index + 1} of the input "media" has no "description". Say in a sentence what it shows.`,
    );
  }
  if ([...description].length > longestDescription) {
    throw new PermanentFailure(
      `The "description" of picture ${index + 1} has more than ${longestDescription} characters.`,
    );
  }
  return { document, description };
}
