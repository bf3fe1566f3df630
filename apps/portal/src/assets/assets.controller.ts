import { Controller, Get, NotFoundException, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '@vorgang/identity';
import type { Response } from 'express';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

interface Asset {
  readonly content: Buffer;
  readonly mediaType: string;
  readonly tag: string;
}

const FONTS = ['Regular', 'Medium', 'SemiBold', 'Bold', 'Italic'] as const;

/** Style sheets and fonts of the portal: a fixed list of files, read once at the start. */
@Public()
@ApiExcludeController()
@Controller('assets')
export class AssetsController {
  private readonly assets: ReadonlyMap<string, Asset> = new Map([
    ['kern.min.css', asset('@kern-ux/native/dist/kern.min.css', 'text/css; charset=utf-8')],
    ['vorgang.css', asset('@vorgang/web-ui/vorgang.css', 'text/css; charset=utf-8')],
    ['fonts.css', ownAsset('fonts.css')],
    ['portal.css', ownAsset('portal.css')],
    ...FONTS.map((weight): [string, Asset] => [
      `FiraSans-${weight}.woff2`,
      asset(`@kern-ux/native/dist/fonts/fira-sans/FiraSans-${weight}.woff2`, 'font/woff2'),
    ]),
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

function asset(specifier: string, mediaType: string): Asset {
  return fromFile(fileURLToPath(import.meta.resolve(specifier)), mediaType);
}

function ownAsset(name: string): Asset {
  return fromFile(fileURLToPath(new URL(`../../styles/${name}`, import.meta.url)), 'text/css; charset=utf-8');
}

function fromFile(path: string, mediaType: string): Asset {
  const content = readFileSync(path);
  return {
    content,
    mediaType,
    // Weak: the same for each encoding in which the file is sent.
    tag: `W/"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`,
  };
}
