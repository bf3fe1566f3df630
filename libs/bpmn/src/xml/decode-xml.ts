/** The text of an XML file, or why it cannot be read. */
export type DecodedXml =
  | { readonly ok: true; readonly xml: string; readonly encoding: string }
  | { readonly ok: false; readonly encoding: string };

const DECLARED = /^<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]{1,40})["']/;

/**
 * Reads the bytes of a file in the encoding that its byte order mark or its XML declaration names; UTF-8 otherwise.
 * Source: XML 1.0, appendix F. The declaration is rewritten to UTF-8, as that is how the text is stored from now on.
 */
export function decodeXml(bytes: Uint8Array): DecodedXml {
  const encoding = markedEncoding(bytes) ?? declaredEncoding(bytes) ?? 'utf-8';
  const text = decode(bytes, encoding);
  if (text !== undefined) return { ok: true, xml: declareUtf8(text), encoding: encoding.toLowerCase() };
  // Tools on Windows write their own encoding and declare UTF-8 all the same.
  const western = /^utf-?8$/i.test(encoding) ? decode(bytes, 'windows-1252') : undefined;
  return western === undefined
    ? { ok: false, encoding }
    : { ok: true, xml: declareUtf8(western), encoding: 'windows-1252' };
}

function decode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function markedEncoding([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0x3c && second === 0 && third === 0x3f) return 'utf-16le';
  if (first === 0 && second === 0x3c && third === 0) return 'utf-16be';
  return undefined;
}

function declaredEncoding(bytes: Uint8Array): string | undefined {
  const declaration = String.fromCharCode(...bytes.subarray(0, 200)).replace(/^\u00ef\u00bb\u00bf/, '');
  const encoding = DECLARED.exec(declaration)?.[1];
  // A file that says UTF-16 and begins in single bytes was saved again by another program.
  return encoding?.toLowerCase().startsWith('utf-16') === true ? undefined : encoding;
}

function declareUtf8(xml: string): string {
  return xml.replace(DECLARED, (declaration, encoding: string) =>
    /^utf-?8$/i.test(encoding) ? declaration : declaration.replace(encoding, 'UTF-8'),
  );
}
