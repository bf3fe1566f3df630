import { ContentRefusedError } from '../document-errors.js';

/** Control characters that no text holds; line ends, tabs and form feeds are fine. */
const controls = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/;

/** Checks, piece by piece, that a content is text in UTF-8. */
export class TextCheck {
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });

  /** @throws ContentRefusedError when it is not */
  write(bytes: Uint8Array): void {
    this.check(() => this.decoder.decode(bytes, { stream: true }));
  }

  /** @throws ContentRefusedError when a character is cut off at the end */
  finish(): void {
    this.check(() => this.decoder.decode());
  }

  private check(decode: () => string): void {
    let text: string;
    try {
      text = decode();
    } catch {
      throw notText();
    }
    if (controls.test(text)) throw notText();
  }
}

function notText(): ContentRefusedError {
  return new ContentRefusedError(
    'type-mismatch',
    'The file says that it is text, but its content is not text in UTF-8. Save it as UTF-8, or send it with its real type.',
  );
}
