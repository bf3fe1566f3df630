import { Controller, RequestMapping, RequestMethod } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { SignedIn } from '@vorgang/identity';
import { HttpProblem } from '../../http/problem.js';
import { unsupportedRoutes, type UnsupportedRoute } from './unsupported-routes.js';

/** Answers 501 with the reason, so that integrators learn what is missing instead of getting "not found". */
@ApiExcludeController()
@SignedIn()
@Controller('v2')
export class UnsupportedController {}

for (const route of unsupportedRoutes) addRoute(route);

function addRoute([method, path, operation, reason]: UnsupportedRoute): void {
  const refuse = (): never => {
    throw new HttpProblem(501, 'not-implemented', reason);
  };
  Object.defineProperty(UnsupportedController.prototype, operation, { value: refuse, configurable: true });
  const descriptor = Object.getOwnPropertyDescriptor(UnsupportedController.prototype, operation);
  if (!descriptor) throw new Error(`The route ${operation} could not be added.`);
  RequestMapping({ path, method: RequestMethod[method] })(
    UnsupportedController.prototype,
    operation,
    descriptor,
  );
}
