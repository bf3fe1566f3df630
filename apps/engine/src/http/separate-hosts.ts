import type { Request, RequestHandler } from 'express';
import type { EngineConfiguration } from '../configuration.js';
import { HttpProblem } from './problem.js';

type Hosts = Pick<EngineConfiguration, 'publicUrl' | 'staffUrl'>;

/** Whose an address is: the pages of citizens, what staff and their programs use, or what anyone may reach at any host. */
type Area = 'citizens' | 'staff' | 'anyone';

const staffAreas = ['/api', '/v2', '/workbench'];

/**
 * Needs no cookie: load balancers have no name for the host, and whoever calls the others is told an address of the
 * public host and brings a proof along, a signature or the link itself.
 */
const anyoneAreas = [
  '/health',
  '/.well-known',
  '/api/document-links',
  '/api/payments/notifications',
  '/api/webhooks/in',
];

/** An address that the portal does not have: it answers with its page for that. */
const nowhere = '/keine-seite';

/**
 * Where staff have a host of their own (`STAFF_URL`), neither host serves what belongs to the other, so that a script in a
 * page of one can neither call the other nor use its cookies (OWASP ASVS 5, 3.5.4). Pages of citizens lead on
 * from the host of staff to theirs; the host of citizens says nothing of the other.
 *
 * Only the header `Host` counts: a sender could set `X-Forwarded-Host`, and many proxies pass it on.
 */
export function separateHosts({ publicUrl, staffUrl }: Hosts): RequestHandler {
  const citizens = new URL(publicUrl).hostname;
  const staff = new URL(staffUrl).hostname;
  if (citizens === staff) return (_request, _response, next) => next();
  return (request, response, next) => {
    const area = areaOf(request.path);
    if (area === 'anyone') return next();
    const host = hostnameOf(request.headers.host);
    if ((host === staff && area === 'staff') || (host === citizens && area === 'citizens')) return next();
    // Another setting would answer otherwise.
    response.set('Cache-Control', 'no-store');
    switch (host) {
      case staff:
        if (!mayGoElsewhere(request)) throw notHere();
        return response.redirect(request.path === '/' ? '/workbench' : `${publicUrl}${request.originalUrl}`);
      case citizens:
        if (!mayGoElsewhere(request) || !isWithin(request.path, '/workbench')) throw notHere();
        request.url = nowhere;
        return next();
      default:
        throw new HttpProblem(
          421,
          'other-host',
          'This server does not answer for this host. Use the address that you were given; a reverse proxy has to pass on the header Host.',
        );
    }
  };
}

/** The address under which the sender reached this server, as a signature covers it: behind a proxy it knows no other. */
export function reachedUrl({ publicUrl, staffUrl }: Hosts, host: string | undefined): string {
  return hostnameOf(host) === new URL(staffUrl).hostname ? staffUrl : publicUrl;
}

function areaOf(path: string): Area {
  if (anyoneAreas.some((area) => isWithin(path, area))) return 'anyone';
  return staffAreas.some((area) => isWithin(path, area)) ? 'staff' : 'citizens';
}

/** Express takes no notice of capitals in an address, either. */
function isWithin(path: string, area: string): boolean {
  return `${path.toLowerCase()}/`.startsWith(`${area}/`);
}

/**
 * Read as text: an address may spell a host in other ways (`x@host`, `%68ost`), which a proxy in front takes for another one.
 */
function hostnameOf(host = ''): string | null {
  const [, name] = /^([a-z\d._-]+|\[[\da-f:.]+\])(?::\d*)?$/i.exec(host) ?? [];
  return name?.toLowerCase() ?? null;
}

/** A form would be sent anew to a page that does not expect it, and a whole address is no path to go on to. */
function mayGoElsewhere({ method, originalUrl }: Request): boolean {
  return (method === 'GET' || method === 'HEAD') && originalUrl.startsWith('/');
}

function notHere(): HttpProblem {
  return new HttpProblem(404, 'not-found', 'There is nothing at this address.');
}
