import { bold, regular } from '../pdf/typefaces.js';
import type { LetterBlock } from './letter-content.js';
import { letterForm } from './letter-form.js';

const size = 11;
const lineGap = 2;
const indent = 14;

/** The text of a letter with its structure: headings, paragraphs, lists with label and body. */
export function drawBlocks(
  document: PDFKit.PDFDocument,
  root: PDFKit.PDFStructureElement,
  blocks: readonly LetterBlock[],
): void {
  for (const block of blocks) drawBlock(document, root, block);
}

function drawBlock(document: PDFKit.PDFDocument, root: PDFKit.PDFStructureElement, block: LetterBlock): void {
  const options = { width: letterForm.textWidth, lineGap };
  switch (block.kind) {
    case 'heading':
      root.add(
        document.struct('H2', {}, () => {
          document.font(bold).fontSize(size).text(block.text, options).moveDown(0.5);
        }),
      );
      return;
    case 'paragraph':
      root.add(
        document.struct('P', {}, () => {
          document.font(regular).fontSize(size).text(block.text, options).moveDown();
        }),
      );
      return;
    case 'list':
      root.add(
        document.struct(
          'L',
          {},
          block.items.map((item) => listItem(document, item)),
        ),
      );
      document.moveDown();
      return;
    default:
      return block satisfies never;
  }
}

function listItem(document: PDFKit.PDFDocument, item: string): PDFKit.PDFStructureElement {
  const { left } = letterForm.margins;
  const label = document.struct('Lbl', {}, () => {
    document.font(regular).fontSize(size).text('–', left, document.y, { lineBreak: false });
  });
  const body = document.struct('LBody', {}, () => {
    const options = { width: letterForm.textWidth - indent, lineGap };
    document.text(item, left + indent, document.y, options);
    document.x = left;
  });
  return document.struct('LI', {}, [label, body]);
}
