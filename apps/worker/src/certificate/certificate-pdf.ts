import PDFDocument from 'pdfkit';
import QRCode from 'qrcode';
import { collectDocument } from '../pdf/collect-document.js';
import { bold, regular } from '../pdf/typefaces.js';
import type { CertificateContent } from './certificate-content.js';

const margin = 70;
const textWidth = 595.28 - 2 * margin;

/**
 * The certificate as an accessible PDF: tagged, with language, title and embedded typeface (PDF/UA-1, ISO 14289-1).
 * The same content gives the same text; the QR code holds the address of the page that checks it.
 */
export async function certificatePdf(content: CertificateContent): Promise<Buffer> {
  const document = new PDFDocument({
    size: 'A4',
    margins: { top: margin, bottom: margin, left: margin, right: margin },
    pdfVersion: '1.7',
    // The library writes PDF/UA since 0.15; its types do not know it yet.
    subset: 'PDF/UA' as 'PDF/A-2a',
    tagged: true,
    displayTitle: true,
    lang: 'de-DE',
    info: {
      Title: `Bescheinigung nach § 43 Infektionsschutzgesetz, ${content.fileNumber}`,
      Author: content.authority,
      CreationDate: new Date(content.issuedAt),
    },
  });
  const written = collectDocument(document);
  const root = document.struct('Document');
  document.addStructure(root);
  const add = (type: 'H1' | 'P', draw: () => void): void => {
    root.add(document.struct(type, {}, draw));
  };
  writeHead(document, content, add);
  writeStatement(document, content, add);
  await writeVerification(document, content, root, add);
  root.end();
  document.end();
  return written;
}

type Add = (type: 'H1' | 'P', draw: () => void) => void;

function writeHead(document: PDFKit.PDFDocument, content: CertificateContent, add: Add): void {
  add('P', () => document.font(bold).fontSize(12).text(content.authority, { width: textWidth }));
  add('P', () => {
    document
      .font(regular)
      .fontSize(10)
      .text(`Aktenzeichen: ${content.fileNumber}`, { width: textWidth })
      .moveDown(3);
  });
  add('H1', () => document.font(bold).fontSize(20).text('Bescheinigung', { width: textWidth }));
  add('P', () => {
    const subject = 'über die Belehrung nach § 43 Absatz 1 Nummer 1 Infektionsschutzgesetz (IfSG)';
    document.font(regular).fontSize(12).text(subject, { width: textWidth }).moveDown(2);
  });
}

function writeStatement(document: PDFKit.PDFDocument, content: CertificateContent, add: Add): void {
  add('P', () => {
    document.font(bold).fontSize(13).text(`${content.firstName} ${content.lastName}`, { width: textWidth });
  });
  add('P', () => {
    document.font(regular).fontSize(12);
    document
      .text(`geboren am ${germanDay(content.birthDate)}, ${content.address}`, { width: textWidth })
      .moveDown();
  });
  for (const paragraph of statement(content)) {
    add('P', () =>
      document.font(regular).fontSize(12).text(paragraph, { width: textWidth, lineGap: 3 }).moveDown(),
    );
  }
}

function statement(content: CertificateContent): readonly string[] {
  return [
    `wurde am ${issueDay(content)} über die Tätigkeitsverbote nach § 42 Absatz 1 IfSG und über die Pflichten nach § 43 Absatz 2, 4 und 5 IfSG belehrt.`,
    'Die Person hat nach der Belehrung in Textform erklärt, dass ihr keine Tatsachen bekannt sind, die für ein Tätigkeitsverbot sprechen.',
    'Die Bescheinigung darf beim ersten Beginn der Tätigkeit nicht älter als drei Monate sein. Der Arbeitgeber belehrt danach alle zwei Jahre.',
    `Ausgestellt am ${issueDay(content)} von: ${content.authority}. Diese Bescheinigung wurde automatisch erstellt und gilt ohne Unterschrift.`,
  ];
}

async function writeVerification(
  document: PDFKit.PDFDocument,
  content: CertificateContent,
  root: PDFKit.PDFStructureElement,
  add: Add,
): Promise<void> {
  const image = await QRCode.toBuffer(content.verificationUrl, {
    margin: 1,
    scale: 6,
    errorCorrectionLevel: 'M',
  });
  document.moveDown();
  const top = document.y;
  root.add(
    document.struct('Figure', { alt: `QR-Code mit der Adresse ${content.verificationUrl}` }, () => {
      document.image(image, margin, top, { width: 90 });
    }),
  );
  document.x = margin + 110;
  document.y = top + 8;
  const options = { width: textWidth - 110, lineGap: 2 };
  add('P', () => document.font(bold).fontSize(11).text('Ist diese Bescheinigung echt?', options));
  add('P', () => {
    document.font(regular).fontSize(11).text(`Prüfcode: ${content.verificationCode}`, options);
  });
  add('P', () => document.fontSize(11).text(`Prüfen Sie den Code auf ${content.verificationUrl}`, options));
}

function issueDay(content: CertificateContent): string {
  return new Intl.DateTimeFormat('de-DE', { dateStyle: 'long', timeZone: content.timeZone }).format(
    content.issuedAt,
  );
}

function germanDay(isoDate: string): string {
  return new Intl.DateTimeFormat('de-DE', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(isoDate));
}
