import { Controller, Get, NotFoundException, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '@vorgang/identity';
import type { Response } from 'express';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { digestOf, readFonts } from './fonts.js';

interface Asset {
  readonly content: Buffer;
  readonly mediaType: string;
  readonly tag: string;
}

const STYLE_SHEET = 'text/css; charset=utf-8';

/** Style sheets and fonts of the portal: a fixed list of files, read once at the start. */
@Public()
@ApiExcludeController()
@Controller('assets')
export class AssetsController {
  private readonly assets: ReadonlyMap<string, Asset> = new Map([
    ['kern.min.css', asset('@kern-ux/native/dist/kern.min.css', STYLE_SHEET)],
    ['vorgang.css', asset('@vorgang/web-ui/vorgang.css', STYLE_SHEET)],
    ['portal.css', fromFile(fileURLToPath(new URL('../../styles/portal.css', import.meta.url)), STYLE_SHEET)],
    ...fonts(),
  ]);

  @Get(':name')
  read(@Param('name') name: string, @Res() response: Response): void {
    const found = this.assets.get(name);
    if (!found) throw new NotFoundException(`There is no file ${name} here.`);
    response
      .set({
        'Content-Type': found.mediaType,
        ETag: found.tag,
        'Cache-Control':
          found.mediaType === 'font/woff2' ? 'public, max-age=31536000, immutable' : 'no-cache',
        'X-Content-Type-Options': 'nosniff',
      })
      .send(found.content);
  }
}

function fonts(): readonly [string, Asset][] {
  const { styleSheet, files } = readFonts();
  return [
    ['fonts.css', ofContent(Buffer.from(styleSheet), STYLE_SHEET)],
    ...[...files].map(([name, content]): [string, Asset] => [name, ofContent(content, 'font/woff2')]),
  ];
}

function asset(specifier: string, mediaType: string): Asset {
  return fromFile(fileURLToPath(import.meta.resolve(specifier)), mediaType);
}

function fromFile(path: string, mediaType: string): Asset {
  return ofContent(readFileSync(path), mediaType);
}

function ofContent(content: Buffer, mediaType: string): Asset {
  return {
    content,
    mediaType,
    // Weak: the same for each encoding in which the file is sent.
    tag: `W/"${digestOf(content)}"`,
  };
}
