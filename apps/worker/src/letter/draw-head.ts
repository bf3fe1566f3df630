import { PermanentFailure } from '@vorgang/connectors';
import { bold, regular } from '../pdf/typefaces.js';
import type { LetterContent } from './letter-content.js';
import { letterForm } from './letter-form.js';

const usualSize = 10;
const smallestSize = 7;

/**
 * Sender, address field and information block, in the order in which a letter is read.
 * @throws PermanentFailure when a line of the address does not fit into the field
 */
export function drawHead(
  document: PDFKit.PDFDocument,
  root: PDFKit.PDFStructureElement,
  content: LetterContent,
): void {
  const paragraph = (draw: () => void): void => {
    root.add(document.struct('P', {}, draw));
  };
  const { head, returnLine, information } = letterForm;
  const { sender } = content;
  paragraph(() => {
    document.font(bold).fontSize(14).text(sender.name, head.left, head.top, { width: head.width });
  });
  paragraph(() => {
    document.font(regular).fontSize(7);
    const text = fitting(document, `${sender.name}, ${sender.address}`, returnLine.width, 7, 5);
    document.text(text ?? sender.name, returnLine.left, returnLine.top, { lineBreak: false });
  });
  content.recipient.forEach((line, index) => {
    paragraph(() => drawAddressLine(document, line, index));
  });
  document.font(regular).fontSize(9);
  document.x = information.left;
  document.y = information.top;
  for (const [label, value] of informationOf(content)) {
    paragraph(() => document.text(`${label}: ${value}`, { width: information.width }).moveDown(0.3));
  }
}

function informationOf(content: LetterContent): readonly (readonly [string, string])[] {
  const { timeZone, writtenAt } = content;
  const day = new Intl.DateTimeFormat('de-DE', { dateStyle: 'long', timeZone }).format(writtenAt);
  return [
    ['Aktenzeichen', content.fileNumber],
    ['E-Mail', content.sender.email],
    ['Datum', day],
  ];
}

/** An address is never cut: a long line is written smaller, down to what the post still reads. */
function drawAddressLine(document: PDFKit.PDFDocument, line: string, index: number): void {
  const { address } = letterForm;
  document.font(regular);
  if (fitting(document, line, address.width, usualSize, smallestSize) === null) {
    throw new PermanentFailure(
      `Line ${index + 1} of the input "recipient" is too long for the address field. Divide it into two lines.`,
    );
  }
  document.text(line, address.left, address.top + index * address.lineHeight, { lineBreak: false });
}

/** Sets the greatest size at which the text fits; null where none does. */
function fitting(
  document: PDFKit.PDFDocument,
  text: string,
  width: number,
  greatest: number,
  smallest: number,
): string | null {
  for (let size = greatest; size >= smallest; size -= 0.5) {
    if (document.fontSize(size).widthOfString(text) <= width) return text;
  }
  return null;
}
