import {
  ForbiddenException,
  Inject,
  Injectable,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import type { Request } from 'express';
import { PORTAL_OPTIONS, type PortalOptions } from '../portal-options.js';

/** Refuses form posts that come from pages of other sites (cross-site request forgery). */
@Injectable()
export class SameOriginGuard implements CanActivate {
  constructor(@Inject(PORTAL_OPTIONS) private readonly options: PortalOptions) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request>();
    if (request.method === 'GET' || request.method === 'HEAD') return true;
    if (isSameOrigin(request, this.options.publicUrl)) return true;
    throw new ForbiddenException('The form was sent from a page of another site.');
  }
}

/** Every browser in use sends one of the two headers with a post; a request without both is not from a form of ours. */
function isSameOrigin(request: Request, publicUrl: string): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const origin = request.headers.origin;
  if (origin === undefined) return false;
  return origin === new URL(publicUrl).origin || origin === `${request.protocol}://${request.headers.host}`;
}
