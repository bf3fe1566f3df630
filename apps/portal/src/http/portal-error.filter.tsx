import {
  Catch,
  HttpException,
  Inject,
  Logger,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import { DraftGoneError, ProcessNotDeployedError, TooManyAttemptsError } from '@vorgang/casework';
import { describeDefect } from '@vorgang/orchestration';
import { isDatabaseAway } from '@vorgang/storage';
import type { Request, Response } from 'express';
import { ErrorPage, type ErrorKind } from '../errors/error-page.js';
import { OutOfReachPage } from '../errors/out-of-reach-page.js';
import { PORTAL_OPTIONS, type PortalOptions } from '../portal-options.js';
import { repeatableRequest } from './repeatable-request.js';
import { sendPage } from './send-page.js';

/** Seconds after which a browser or a program may ask again. */
const askAgainAfter = 10;

/** Turns errors of the portal's routes into pages that say in plain German what to do. */
@Catch()
export class PortalErrorFilter implements ExceptionFilter {
  private readonly logger = new Logger('Portal');

  constructor(@Inject(PORTAL_OPTIONS) private readonly options: PortalOptions) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    if (isDatabaseAway(thrown)) {
      this.logger.warn(`${request.method} ${request.route?.path ?? ''}: the database is out of reach`);
      response.set('Retry-After', String(askAgainAfter));
      const page = <OutOfReachPage county={this.options.county} request={repeatableRequest(request)} />;
      return sendPage(response, page, 503);
    }
    const { kind, status } = describe(thrown);
    if (status >= 500) {
      this.logger.error(`${request.method} ${request.route?.path ?? ''} failed`, describeDefect(thrown));
    }
    sendPage(response, <ErrorPage county={this.options.county} kind={kind} />, status);
  }
}

function describe(thrown: unknown): { readonly kind: ErrorKind; readonly status: number } {
  if (thrown instanceof DraftGoneError) return { kind: 'draftGone', status: 410 };
  if (thrown instanceof TooManyAttemptsError) return { kind: 'tooManyAttempts', status: 429 };
  if (thrown instanceof ProcessNotDeployedError) return { kind: 'unavailable', status: 503 };
  if (!(thrown instanceof HttpException)) return { kind: 'unexpected', status: 500 };
  const status = thrown.getStatus();
  if (status === 404) return { kind: 'notFound', status };
  if (status === 403) return { kind: 'foreignForm', status };
  if (status === 410) return { kind: 'draftGone', status };
  if (status === 400 || status === 413) return { kind: 'badRequest', status };
  return { kind: 'unexpected', status };
}
