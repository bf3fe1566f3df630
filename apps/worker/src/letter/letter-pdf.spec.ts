import { expect, test } from 'vitest';
import { readPdf } from '../testing/read-pdf.js';
import type { LetterContent } from './letter-content.js';
import { letterPdf } from './letter-pdf.js';

const content: LetterContent = {
  sender: { name: 'Kreis & Stadt', address: 'Markt 1, 24837 Schleswig', email: 'post@kreis.example' },
  recipient: ['Müller & Söhne', 'Große Straße 4', '24837 Schleswig'],
  fileNumber: 'A-1',
  writtenAt: Date.parse('2026-03-04T09:00:00Z'),
  timeZone: 'Europe/Berlin',
  subject: 'Ihr Schreiben </rdf:li></rdf:RDF> & mehr',
  blocks: [{ kind: 'paragraph', text: 'Guten Tag,' }],
};

test('the same content gives the same bytes', async () => {
  expect(await letterPdf(content)).toEqual(await letterPdf(content));
});

test('signs of XML in a subject stay text in the letter and do no harm to its metadata', async () => {
  const { text, metadata } = await readPdf(await letterPdf(content));
  expect(text).toContain('Ihr Schreiben </rdf:li></rdf:RDF> & mehr');
  expect(text).toContain('Müller & Söhne');
  expect(metadata.match(/<\/rdf:RDF>/g)).toHaveLength(1);
  expect(metadata).not.toMatch(/&(?!amp;|lt;|gt;)/);
});
