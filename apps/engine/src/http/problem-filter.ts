import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { describeProblem } from './describe-problem.js';

/** The one place where errors become answers. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('HTTP');

  catch(thrown: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const { body, headers, unexpected } = describeProblem(thrown, request.path);
    if (unexpected) {
      this.logger.error(`${request.method} ${request.path} failed`, thrown instanceof Error ? thrown.stack : String(thrown));
    }
    if (response.headersSent) {
      response.end();
      return;
    }
    response.status(body.status).set(headers).type('application/problem+json').send(JSON.stringify(body));
  }
}
