import { StreamableFile } from '@nestjs/common';

/** A text that browsers save as a file of this name. */
export function attachment(text: string, type: string, name: string): StreamableFile {
  const safeName = encodeURIComponent(name.replaceAll('/', '-'));
  return new StreamableFile(Buffer.from(text, 'utf8'), {
    type,
    disposition: `attachment; filename*=UTF-8''${safeName}`,
  });
}
