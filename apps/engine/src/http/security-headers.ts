import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * Headers that keep pages to themselves. Scripts come from this server only and never inline.
 * Styles are as strict, except under `/workbench`: bpmn-js positions the diagram's parts by style attributes, and
 * the editor of expressions (CodeMirror) writes its style elements itself.
 */
export function securityHeaders(publicUrl: string): RequestHandler {
  const https = publicUrl.startsWith('https://');
  const everywhere = headers(https, ["'self'"]);
  const workbench = headers(https, ["'self'", "'unsafe-inline'"]);
  return (request, response, next) => {
    const isWorkbench = request.path === '/workbench' || request.path.startsWith('/workbench/');
    (isWorkbench ? workbench : everywhere)(request, response, next);
  };
}

function headers(https: boolean, styleSources: readonly string[]): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        scriptSrcAttr: ["'none'"],
        styleSrc: styleSources,
        // Icons of element templates are data addresses, exported diagrams blobs.
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
