import type { RequestHandler } from 'express';
import helmet, { type HelmetOptions } from 'helmet';
import type { EngineConfiguration } from '../configuration.js';

/**
 * Headers that keep pages to themselves. Scripts come from this server only and never inline.
 * Styles are as strict, except under `/workbench`: bpmn-js positions the diagram's parts by style attributes, and
 * the editor of expressions (CodeMirror) writes its style elements itself.
 */
export function securityHeaders({
  publicUrl,
  hstsIncludeSubdomains,
}: Pick<EngineConfiguration, 'publicUrl' | 'hstsIncludeSubdomains'>): RequestHandler {
  const transport = publicUrl.startsWith('https://') && {
    maxAge: 31_536_000,
    includeSubDomains: hstsIncludeSubdomains,
  };
  const everywhere = headers(transport, ["'self'"]);
  const workbench = headers(transport, ["'self'", "'unsafe-inline'"]);
  return (request, response, next) => {
    const isWorkbench = request.path === '/workbench' || request.path.startsWith('/workbench/');
    (isWorkbench ? workbench : everywhere)(request, response, next);
  };
}

function headers(
  strictTransportSecurity: HelmetOptions['strictTransportSecurity'],
  styleSources: readonly string[],
): RequestHandler {
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
    strictTransportSecurity,
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });
}
