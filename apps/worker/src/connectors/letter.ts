import { Readable } from 'node:stream';
import { attachStoredDocument, type AttachedDocument, findAttachedDocument } from '@vorgang/casework';
import { answer, CallFailed, defineConnector, field, PermanentFailure } from '@vorgang/connectors';
import { documentReference, type DocumentStore } from '@vorgang/documents';
import type { JsonObject, JsonValue } from '@vorgang/feel';
import type { LetterContent } from '../letter/letter-content.js';
import { letterForm } from '../letter/letter-form.js';
import { letterPdf } from '../letter/letter-pdf.js';
import { cleanText, readLetterTemplate } from '../letter/letter-template.js';
import { missingCharacters } from '../pdf/missing-characters.js';
import type { ConnectorServices } from './connector-services.js';
import { icons } from './icons.js';
import { type ConnectorCase, readCase } from './read-case.js';

const mediaType = 'application/pdf';
/** Milliseconds after which the sweep clears a letter away that no case took up: its worker died in between. */
const untilAttached = 24 * 60 * 60 * 1000;

/**
 * Writes a letter as accessible PDF, keeps it encrypted in the document store and adds it to the case. A job adds one
 * letter, however often it runs: the row of the case is the decision, and a stored PDF without one expires.
 */
export const letterConnector = defineConnector({
  type: 'vorgang:letter',
  version: 1,
  name: 'Brief als PDF',
  description:
    'Schreibt einen barrierefreien Brief nach DIN 5008 aus einer Vorlage und legt ihn zum Vorgang. Er steht auch im Portal.',
  icon: icons.letter,
  groups: [{ id: 'letter', label: 'Brief' }],
  fields: {
    caseId: field.text({ label: 'Vorgang', group: 'letter', value: '=fall.caseId' }),
    template: field.fixedText({
      label: 'Vorlage',
      description: 'Name einer Datei im Ordner letters des Verfahrens, ohne „.md“.',
      group: 'letter',
    }),
    recipient: field.list({
      label: 'Anschrift',
      description: 'Zeilen des Adressfelds, zum Beispiel =[antrag.name, antrag.strasse, antrag.ort].',
      group: 'letter',
    }),
    values: field.context({
      label: 'Werte der Vorlage',
      description: 'FEEL-Kontext. {{frist}} in der Vorlage steht für den Eintrag frist.',
      group: 'letter',
    }),
    kind: field.choice({
      label: 'Art',
      group: 'letter',
      choices: { schreiben: 'Schreiben', bescheid: 'Bescheid' },
      value: 'schreiben',
    }),
  },
  answer: {
    documentId: answer.text('Dokument des Vorgangs'),
    document: answer.context('Verweis, auch als Anhang einer E-Mail'),
  },
  concurrency: 4,
  timeout: 45_000,
  run: async ({ job, input }, services: ConnectorServices) => {
    const { documentStore, work } = services;
    if (documentStore === undefined) {
      throw new PermanentFailure(
        'This installation keeps no documents. Set DOCUMENT_STORE and DOCUMENT_KEY_FILE for the worker.',
      );
    }
    const { tenantId, jobKey } = job;
    const before = await findAttachedDocument(work, tenantId, jobKey, input.kind);
    if (before !== null) return describeLetter(documentStore, tenantId, before);
    const found = await readCase(work, services.catalogue, tenantId, input.caseId);
    const content = await letterContent(services, found, input);
    const fileName = `${input.kind === 'bescheid' ? 'Bescheid' : 'Schreiben'}-${found.fileNumber}.pdf`;
    const received = await documentStore.receive(
      tenantId,
      Readable.from([await letterPdf(content)]),
      mediaType,
    );
    const stored = await documentStore.create(received, {
      fileName,
      processInstanceKey: job.processInstanceKey,
      createdBy: 'vorgang:letter',
      expiresAt: new Date(services.now().getTime() + untilAttached),
    });
    const attached = await attachStoredDocument(
      work,
      tenantId,
      {
        documentId: services.mintKey(),
        caseId: found.caseId,
        kind: input.kind,
        fileName,
        mediaType,
        jobKey,
        storedDocumentId: stored.documentId,
        size: stored.size,
        contentHash: stored.contentHash,
      },
      services.now(),
    );
    if (attached.storedDocumentId !== stored.documentId) {
      await documentStore.delete(tenantId, stored.documentId);
    }
    return describeLetter(documentStore, tenantId, attached);
  },
});

/** The reference is what mails take as attachment. */
async function describeLetter(
  store: DocumentStore,
  tenantId: string,
  { documentId, storedDocumentId }: AttachedDocument,
): Promise<{ readonly documentId: string; readonly document: JsonObject }> {
  return { documentId, document: documentReference(await store.find(tenantId, storedDocumentId)) };
}

interface LetterInput {
  readonly template: string | null;
  readonly recipient: readonly JsonValue[];
  readonly values: JsonObject;
}

async function letterContent(
  services: ConnectorServices,
  { service, fileNumber }: ConnectorCase,
  input: LetterInput,
): Promise<LetterContent> {
  if (input.template === null) throw new PermanentFailure('The task header "template" names no letter.');
  const { timeZone } = services;
  const writtenAt = services.now().getTime();
  const { name, address, email } = service.authority;
  const values = {
    ...input.values,
    aktenzeichen: fileNumber,
    behoerde: name,
    datum: new Intl.DateTimeFormat('de-DE', { dateStyle: 'long', timeZone }).format(writtenAt),
  };
  const text = await readLetterTemplate(services.proceduresFolder, service.id, input.template, values);
  const recipient = addressLines(input.recipient);
  await requireCharacters([text.subject, ...recipient, JSON.stringify(text.blocks)].join(''));
  return { ...text, sender: { name, address, email }, recipient, fileNumber, writtenAt, timeZone };
}

function addressLines(lines: readonly JsonValue[]): readonly string[] {
  const { lines: most } = letterForm.address;
  const texts = lines.map((line) => (typeof line === 'string' ? cleanText(line).trim() : ''));
  if (texts.length === 0 || texts.length > most || texts.some((line) => line === '' || line.includes('\n'))) {
    throw new PermanentFailure(`The input "recipient" must list 1 to ${most} lines of text.`);
  }
  return texts;
}

/** A letter with empty boxes instead of a name must not go out; the model may send another one. */
async function requireCharacters(text: string): Promise<void> {
  const missing = await missingCharacters(text);
  if (missing.length === 0) return;
  const codes = missing.slice(0, 5).map((each) => `U+${each.codePointAt(0)!.toString(16).toUpperCase()}`);
  throw new CallFailed({
    code: 'CHARACTER_MISSING',
    message: `The typeface of the letter has no sign for ${codes.join(', ')}.`,
    isFinal: true,
  });
}
