import type { Response } from 'express';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

/**
 * Stricter than the rest of the server: no inline styles, no connections but to itself.
 * `data:` images are the icons of KERN's style sheet.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Sends a page. Nothing of it is stored by browsers or proxies: it may hold a person's data. */
export function sendPage(response: Response, page: ReactElement, status = 200): void {
  response
    .status(status)
    .set({
      'Content-Security-Policy': CONTENT_SECURITY_POLICY,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'same-origin',
      'Content-Language': 'de',
    })
    .type('html')
    .send(`<!doctype html>${renderToStaticMarkup(page)}`);
}

/** Sends the browser to another page after a form post, so that reloading repeats nothing. */
export function seeOther(response: Response, path: string): void {
  response.set('Cache-Control', 'no-store').redirect(303, path);
}
