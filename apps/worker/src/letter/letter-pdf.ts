import PDFDocument from 'pdfkit';
import { collectDocument } from '../pdf/collect-document.js';
import { bold, regular } from '../pdf/typefaces.js';
import { drawBlocks } from './draw-blocks.js';
import { drawHead } from './draw-head.js';
import type { LetterContent } from './letter-content.js';
import { letterForm, mm } from './letter-form.js';
import { universalAccessibility } from './pdf-ua-claim.js';

/**
 * A letter after DIN 5008 form B as PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1): tagged, with language, title and
 * embedded typefaces; marks and page numbers are artifacts, which screen readers pass over. The same content gives the
 * same bytes.
 */
export async function letterPdf(content: LetterContent): Promise<Buffer> {
  const document = new PDFDocument({
    size: 'A4',
    margins: letterForm.margins,
    pdfVersion: '1.7',
    subset: 'PDF/A-2a',
    tagged: true,
    displayTitle: true,
    bufferPages: true,
    lang: 'de-DE',
    font: regular,
    info: {
      Title: titleText(`${content.subject} (${content.fileNumber})`),
      Author: titleText(content.sender.name),
      CreationDate: new Date(content.writtenAt),
    },
  });
  const written = collectDocument(document);
  const root = document.struct('Document');
  document.addStructure(root);
  drawHead(document, root, content);
  document.x = letterForm.margins.left;
  document.y = letterForm.textTop;
  const width = letterForm.textWidth;
  root.add(
    document.struct('H1', {}, () => {
      document.font(bold).fontSize(11).text(content.subject, { width }).moveDown(2);
    }),
  );
  drawBlocks(document, root, content.blocks);
  root.end();
  drawMarks(document);
  document.appendXML(universalAccessibility);
  document.end();
  return written;
}

/** Fold and hole marks on the first page, page numbers where there is more than one. */
function drawMarks(document: PDFKit.PDFDocument): void {
  const { count } = document.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    document.switchToPage(page);
    if (page === 0) drawFoldMarks(document);
    if (count > 1) drawPageNumber(document, `Seite ${page + 1} von ${count}`);
  }
}

function drawFoldMarks(document: PDFKit.PDFDocument): void {
  document.markContent('Artifact', { type: 'Layout' });
  document.lineWidth(0.4).strokeColor('#555555');
  for (const height of letterForm.foldMarks) document.moveTo(mm(5), height).lineTo(mm(10), height).stroke();
  document.moveTo(mm(5), letterForm.holeMark).lineTo(mm(12), letterForm.holeMark).stroke();
  document.endMarkedContent();
}

function drawPageNumber(document: PDFKit.PDFDocument, text: string): void {
  // The line stands in the lower margin, where the library would begin a new page.
  document.page.margins.bottom = 0;
  document.markContent('Artifact', { type: 'Pagination' });
  const { left } = letterForm.margins;
  const options = { width: letterForm.textWidth, align: 'right', lineBreak: false } as const;
  document.font(regular).fontSize(9).fillColor('#000000').text(text, left, letterForm.pageNumberTop, options);
  document.endMarkedContent();
}

/** The library writes titles into the XML of the metadata as they are, so signs of XML become others. */
function titleText(text: string): string {
  const others: Readonly<Record<string, string>> = { '&': '+', '<': '‹', '>': '›' };
  return text.replaceAll(/[&<>]/g, (sign) => others[sign]!);
}
