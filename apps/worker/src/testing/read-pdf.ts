import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { fileURLToPath } from 'node:url';

export interface ReadPdf {
  readonly text: string;
  readonly pages: number;
  readonly lines: readonly ReadLine[];
  readonly language: string | null;
  readonly title: string;
  readonly isMarked: boolean;
  /** Roles of the structure, in reading order. */
  readonly roles: readonly string[];
  /** The XMP packet. */
  readonly metadata: string;
}

/** A piece of text on the first page; millimetres from its left and upper edge to the base line. */
export interface ReadLine {
  readonly text: string;
  readonly left: number;
  readonly top: number;
}

interface Node {
  readonly role?: string;
  readonly children?: readonly Node[];
}

const pageHeight = 841.89;
const millimetre = 72 / 25.4;
const fonts = fileURLToPath(new URL('../../../../node_modules/pdfjs-dist/standard_fonts/', import.meta.url));

/** Reads a PDF as a viewer does. */
export async function readPdf(content: Buffer): Promise<ReadPdf> {
  const task = getDocument({ data: new Uint8Array(content), standardFontDataUrl: fonts, verbosity: 0 });
  const document = await task.promise;
  const texts: string[] = [];
  const roles: string[] = [];
  const lines: ReadLine[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    for (const item of items) {
      if (!('str' in item)) continue;
      texts.push(item.hasEOL ? `${item.str}\n` : item.str);
      if (number > 1) continue;
      const [, , , , left, bottom] = item.transform as number[];
      lines.push({ text: item.str, left: left! / millimetre, top: (pageHeight - bottom!) / millimetre });
    }
    collectRoles((await page.getStructTree()) as Node | null, roles);
  }
  const described = await describe(document);
  await task.destroy();
  return {
    ...described,
    text: texts.join('').replaceAll(/\s+/g, ' '),
    pages: texts.length === 0 ? 0 : document.numPages,
    lines,
    roles,
    metadata: content.toString('utf8').match(/<\?xpacket begin[\s\S]*?<\?xpacket end="w"\?>/)?.[0] ?? '',
  };
}

async function describe(document: PDFDocumentProxy) {
  const { info } = await document.getMetadata();
  const { Title, Language } = info as { readonly Title?: string; readonly Language?: string };
  const marks = await document.getMarkInfo();
  return { title: Title ?? '', language: Language ?? null, isMarked: marks?.Marked === true };
}

function collectRoles(node: Node | null, roles: string[]): void {
  if (node === null) return;
  if (node.role !== undefined) roles.push(node.role);
  for (const child of node.children ?? []) collectRoles(child, roles);
}
