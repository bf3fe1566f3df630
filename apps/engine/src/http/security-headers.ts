import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * Headers that keep pages to themselves. Scripts come from this server only and never inline.
 * `style-src-attr 'unsafe-inline'` is for bpmn-js, which positions the diagram's parts by style attributes;
 * style elements stay forbidden except those that bpmn-js ships as files. Images may be `data:` (icons of element templates)
 * and `blob:` (exported diagrams).
 */
export function securityHeaders(publicUrl: string): RequestHandler {
  const https = publicUrl.startsWith('https://');
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        scriptSrcAttr: ["'none'"],
        styleSrc: ["'self'"],
        styleSrcAttr: ["'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: https && { maxAge: 31_536_000, includeSubDomains: false },
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });
}
